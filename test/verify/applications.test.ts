import { applications } from '../../verify/rules/references/applications';
import { type Loose, faults, faultsOf, fixture } from './fixture';

test.each<[string, string, string, (object: Loose) => void, string]>([
  [
    'a project that is missing',
    'Application',
    'user',
    ({ spec }) => (spec.project = 'x'),
    "spec.project: no AppProject 'x'",
  ],
  [
    'a repository that the project refuses',
    'Application',
    'contour',
    ({ spec }) => (spec.sources[0].repoURL = 'https://elsewhere.example.com'),
    'spec.sources[0].repoURL: project',
  ],
  [
    'a destination that the project refuses',
    'Application',
    'user',
    ({ spec }) => (spec.destination.namespace = 'x'),
    'spec.destination: project',
  ],
  [
    'another cluster',
    'Application',
    'user',
    ({ spec }) => (spec.destination.server = 'https://x'),
    'spec.destination: project',
  ],
  [
    'a folder that is missing',
    'Application',
    'user',
    ({ spec }) => (spec.sources[0].path = 'local/usr'),
    "spec.sources[0].path: no folder 'local/usr'",
  ],
  [
    'a single source',
    'Application',
    'root',
    ({ spec }) => (spec.source.path = 'local/x'),
    "spec.source.path: no folder 'local/x'",
  ],
  [
    'a kind that the project refuses',
    'AppProject',
    'testbed',
    ({ spec }) => spec.clusterResourceWhitelist.pop(),
    "spec.sources[1].path: project 'testbed' does not admit cluster-scoped kind cert-manager.io/ClusterIssuer",
  ],
  [
    'a namespace that the project refuses',
    'Service',
    'user',
    ({ metadata }) => (metadata.namespace = 'kube-system'),
    "spec.sources[0].path: project 'testbed' does not admit namespace 'kube-system'",
  ],
])('%s', (_, kind, name, edit, expected) => {
  expect(faults(applications, kind, name, edit)).toContainEqual(expect.stringContaining(expected));
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
  expect(
    faults(applications, 'AppProject', 'testbed', ({ spec }) => (spec.sourceRepos = ['*', '!https://git.*'])),
  ).toHaveLength(10);
});
