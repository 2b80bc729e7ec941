import type { Manifest } from '../../verify/manifest';
import { ManifestSet } from '../../verify/manifest';
import { images } from '../../verify/images';
import { hashedName } from '../../verify/made/vitess-cluster';
import type { Rule } from '../../verify/rule';
import { imagesPinned } from '../../verify/rules/images-pinned';
import { protectedData } from '../../verify/rules/protected-data';
import { applications } from '../../verify/rules/references/applications';
import { datastores } from '../../verify/rules/references/datastores';
import { resourceData } from '../../verify/rules/references/resource-data';
import { keys, made, numbers, pod, resource, servicePorts } from './made';

const cluster = (spec: object): Manifest => resource('planetscale.com/v2', 'VitessCluster', spec);

const whole = cluster({
  cells: [{ name: 'zone1' }],
  keyspaces: [{ name: 'order', vitessOrchestrator: {} }],
  backup: {
    locations: [{ s3: { bucket: 'x', authSecret: { name: 'x-s3', key: 'credentials' } } }],
    schedules: [{ name: 'nightly', backupMethod: 'vtbackup' }],
  },
});

const reasons = (rule: Rule, set: ManifestSet): readonly string[] =>
  rule.check(set).map(({ path, reason }) => `${path}: ${reason}`);

test.each([
  [['example', 'etcd'], 'example-etcd-faf13de3'],
  [['order-db', 'vtgate'], 'order-db-vtgate-1582b8c5'],
  [['order-db', 'vtctld'], 'order-db-vtctld-4a9c3996'],
])('%s is called %s', (parts, name) => {
  expect(hashedName(...parts)).toBe(name);
});

test('the operator makes etcd, the parts of Vitess, tablets, and pods that back up', () => {
  const set = made(whole);
  expect(numbers(set, hashedName('db', 'etcd'))).toEqual([2379, 2380]);
  expect(numbers(set, hashedName('db', 'zone1', 'vtgate'))).toEqual([15000, 15999, 3306]);
  expect(numbers(set, 'db-order-x-x-vttablet')).toEqual([15000, 15999, 3306, 9104]);
  expect(servicePorts(set, hashedName('db', 'vtctld'))).toEqual([15000, 15999]);
  expect(pod(set, 'db-order-x-x-vtorc')?.labels).toMatchObject({
    'planetscale.com/cluster': 'db',
    'planetscale.com/component': 'vtorc',
    'planetscale.com/keyspace': 'order',
  });
  expect(pod(set, 'db-vbs-subcontroller')).toBeDefined();
  const scheduled = pod(set, 'db-order-x-x-nightly')?.labels;
  expect(scheduled).toMatchObject({ 'planetscale.com/backup-method': 'vtbackup' });
  expect(scheduled).not.toHaveProperty('planetscale.com/component');
});

test('without backups nothing backs up', () => {
  const set = made(cluster({ cells: [], keyspaces: [{ name: 'order' }] }));
  expect(set.podsIn('user').map(({ object }) => object.metadata.name)).toEqual([
    hashedName('db', 'etcd'),
    'db-vtctld',
    'db-order-x-x-vttablet',
  ]);
});

test('buckets and Secrets that a cluster names have to be there', () => {
  expect(reasons(datastores, made(whole))).toEqual(["spec.backup.locations[0].s3.bucket: no Bucket 'x'"]);
  expect(reasons(resourceData, made(whole))).toEqual([
    expect.stringContaining("spec.backup.locations[0].s3.authSecret: no Secret 'x-s3'"),
  ]);
});

test('it holds data, and names its images', () => {
  expect(reasons(protectedData, made(whole))).not.toEqual([]);
  expect(reasons(imagesPinned, made(whole))).toContain('spec.images.vtgate: not set, so the operator chooses');
  const moving = made(cluster({ images: { mysqld: { mysql80Compatible: 'mysql:latest' } } }));
  expect([...images(moving)].map(({ image }) => image)).toEqual(['mysql:latest']);
});

describe('an operator without a chart', () => {
  const repoURL = 'https://github.com/planetscale/vitess-operator';
  const application = (targetRevision: string) => ({
    ...resource('argoproj.io/v1alpha1', 'Application', {
      project: 'all',
      destination: { namespace: 'user', server: 'here' },
      sources: [{ repoURL, path: 'deploy', targetRevision, kustomize: { patches: [] } }],
    }),
  });
  const project = (sourceRepos: readonly string[]) =>
    resource(
      'argoproj.io/v1alpha1',
      'AppProject',
      { sourceRepos, destinations: [{ server: '*', namespace: '*' }] },
      'user',
      'all',
    );

  test('has the pods, the account and the classes of its folder', () => {
    const set = made(application('v2.17.0'));
    expect(pod(set, 'vitess-operator')?.labels).toEqual({ app: 'vitess-operator' });
    expect(set.find('/ServiceAccount', 'vitess-operator', 'user')).toBeDefined();
    expect(set.find('scheduling.k8s.io/PriorityClass', 'vitess')).toBeDefined();
    expect(keys(set, 'vitess-operator')).toBeUndefined();
  });

  test('names one exact version', () => {
    expect(reasons(imagesPinned, made(application('v2.17.0')))).toEqual([]);
    expect(reasons(imagesPinned, made(application('main')))).toEqual([
      expect.stringContaining("spec.sources[0].targetRevision: 'main' is not one exact version"),
    ]);
  });

  test('its folder is none of ours, and its repository has to be admitted all the same', () => {
    const found = (sourceRepos: readonly string[]) =>
      reasons(applications, made(application('v2.17.0'), project(sourceRepos))).filter((one) => one.startsWith('spec'));
    expect(found([repoURL])).toEqual([]);
    expect(found([])).toEqual([expect.stringContaining("spec.sources[0].repoURL: project 'all'")]);
  });
});
