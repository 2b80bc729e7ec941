import { type Edits } from './edit';
import { applications } from '../../verify/rules/references/applications';
import { faults, faultsOf, fixture } from './fixture';

test.each<[string, string, string, Edits, string]>([
  ['a project that is missing', 'Application', 'user', { 'spec.project': 'x' }, "spec.project: no AppProject 'x'"],
  [
    'a repository that the project refuses',
    'Application',
    'contour',
    { 'spec.sources[0].repoURL': 'https://elsewhere.example.com' },
    'spec.sources[0].repoURL: project',
  ],
  [
    'a destination that the project refuses',
    'Application',
    'user',
    { 'spec.destination.namespace': 'x' },
    'spec.destination: project',
  ],
  ['another cluster', 'Application', 'user', { 'spec.destination.server': 'https://x' }, 'spec.destination: project'],
  [
    'a folder that is missing',
    'Application',
    'user',
    { 'spec.sources[0].path': 'local/usr' },
    "spec.sources[0].path: no folder 'local/usr'",
  ],
  [
    'a single source',
    'Application',
    'root',
    { 'spec.source.path': 'local/x' },
    "spec.source.path: no folder 'local/x'",
  ],
  [
    'a kind that the project refuses',
    'AppProject',
    'testbed',
    { 'spec.clusterResourceWhitelist[2]': undefined },
    "spec.sources[1].path: project 'testbed' does not admit cluster-scoped kind cert-manager.io/ClusterIssuer",
  ],
  [
    'a namespace that the project refuses',
    'Service',
    'user',
    { 'metadata.namespace': 'kube-system' },
    "spec.sources[0].path: project 'testbed' does not admit namespace 'kube-system'",
  ],
])('%s', (_, kind, name, edits, expected) => {
  expect(faults(applications, kind, name, edits)).toContainEqual(expect.stringContaining(expected));
});

test('a folder that nobody deploys', () => {
  const located = fixture().filter(({ file }) => file !== 'local/applications/Application.user.yaml');
  expect(faultsOf(applications, located)).toEqual([": no Application deploys the folder 'local/user'"]);
});

test('files may be named from within the environment', () => {
  const located = fixture().map(({ file, object }) => ({ file: file.replace('local/', ''), object }));
  expect(faultsOf(applications, located)).toEqual([]);
});

test('a pattern that denies', () => {
  expect(faults(applications, 'AppProject', 'testbed', { 'spec.sourceRepos': ['*', '!https://git.*'] })).toHaveLength(
    10,
  );
});
