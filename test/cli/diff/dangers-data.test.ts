import { dangers, object, protectedMetadata, report } from './sides';

const claim = object('v1', 'PersistentVolumeClaim', { spec: { resources: { requests: { storage: '1Gi' } } } });
const set = (spec: object) => object('apps/v1', 'StatefulSet', { spec });

describe('data', () => {
  test.each([
    ['a claim', claim],
    ['a StatefulSet with claims', set({ volumeClaimTemplates: [{}] })],
    ['a PostgreSQL cluster', object('acid.zalan.do/v1', 'postgresql')],
    ['a MySQL cluster', object('mysql.oracle.com/v2', 'InnoDBCluster')],
    ['an object store', object('seaweed.seaweedfs.com/v1', 'Seaweed')],
    ['a bucket', object('seaweed.seaweedfs.com/v1', 'Bucket')],
    ['a Ceph pool', object('ceph.rook.io/v1', 'CephBlockPool')],
  ])('%s is removed', async (_, one) => {
    expect(await dangers([one], [])).toEqual(['data : it holds data, and Argo CD will delete it']);
  });

  test('what is kept from pruning stays behind', async () => {
    const [danger] = await dangers([object('v1', 'ConfigMap', {}, protectedMetadata)], []);
    expect(danger).toContain('it stays in the cluster (Prune=false)');
  });

  test('what holds none may go', async () => {
    expect(await dangers([object('v1', 'ConfigMap'), set({})], [])).toEqual([]);
  });

  test('it moves to another component, whose Application may come too late', async () => {
    const text = JSON.stringify(claim);
    const { dangers: found } = await report({ 'local/a/c.yaml': text }, { 'local/b/c.yaml': text });
    expect(found.map(({ rule }) => rule)).toEqual(['data']);
    const kept = JSON.stringify({ ...claim, metadata: { ...claim.metadata, ...protectedMetadata } });
    expect((await report({ 'local/a/c.yaml': kept }, { 'local/b/c.yaml': kept })).dangers).toEqual([]);
  });
});

describe('cascade', () => {
  const application = (finalizers: string[]) => object('argoproj.io/v1alpha1', 'Application', {}, { finalizers });
  const finalizer = 'resources-finalizer.argocd.argoproj.io';

  test.each([
    ['a namespace', object('v1', 'Namespace', {}, { namespace: undefined })],
    ['a CRD', object('apiextensions.k8s.io/v1', 'CustomResourceDefinition')],
    ['an Application that takes all along', application([finalizer])],
    ['an Application that does so in the background', application([`${finalizer}/background`])],
  ])('%s is removed', async (_, one) => {
    const found = await dangers([one], []);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^cascade /);
  });

  test('an Application without the finalizer leaves what it has applied', async () => {
    expect(await dangers([application(['other'])], [])).toEqual([]);
  });

  test('an Application gets the finalizer', async () => {
    expect(await dangers([application([])], [application([finalizer])])).toHaveLength(1);
  });
});

describe('protection', () => {
  const path = "metadata.annotations['argocd.argoproj.io/sync-options']";
  const annotated = (options: string) =>
    object('v1', 'PersistentVolumeClaim', {}, { annotations: { 'argocd.argoproj.io/sync-options': options } });

  test('the annotation goes, or half of it', async () => {
    const whole = annotated('Prune=false,Delete=false');
    expect(await dangers([whole], [annotated('Prune=false')])).toEqual([
      `protection ${path}: Delete=false is taken away: from now on Argo CD may delete it`,
    ]);
    expect(await dangers([whole], [object('v1', 'PersistentVolumeClaim')])).toHaveLength(1);
    expect(await dangers([whole], [annotated('Delete=false, Prune=false')])).toEqual([]);
  });

  test('data may be replaced from now on, a ConfigMap may well be', async () => {
    const options = { annotations: { 'argocd.argoproj.io/sync-options': 'Replace=true' } };
    expect(await dangers([object('v1', 'ConfigMap')], [object('v1', 'ConfigMap', {}, options)])).toEqual([]);
    expect(await dangers([annotated('')], [annotated('Replace=true')])).toHaveLength(1);
  });

  test.each([
    [{ reclaimPolicy: 'Retain' }, { reclaimPolicy: 'Delete' }, 1],
    [{ reclaimPolicy: 'Delete' }, { reclaimPolicy: 'Retain' }, 0],
    [{ preservePoolsOnDelete: true }, {}, 1],
    [{ preservePoolsOnDelete: false }, { preservePoolsOnDelete: true }, 0],
    [{ cleanupPolicy: {} }, { cleanupPolicy: { confirmation: 'yes-really-destroy-data' } }, 1],
  ])('%j -> %j', async (before, after, expected) => {
    const store = (spec: object) => object('example.com/v1', 'Store', { spec });
    expect(await dangers([store(before)], [store(after)])).toHaveLength(expected);
  });
});

describe('storage', () => {
  const store = (spec: object) => object('acid.zalan.do/v1', 'postgresql', { spec });
  const volume = (size: string, storageClass = 'fast') => store({ volume: { size, storageClass } });

  test('it grows, shrinks, or changes its class', async () => {
    expect((await dangers([volume('1Gi')], [volume('2Gi')]))[0]).toMatch(
      /^storage spec\.volume\.size: 1Gi -> 2Gi: it grows/,
    );
    expect((await dangers([volume('2Gi')], [volume('1Gi')]))[0]).toMatch(/: 2Gi -> 1Gi: it shrinks/);
    expect((await dangers([volume('1Gi')], [volume('1Gi', 'slow')]))[0]).toMatch(
      /^storage spec\.volume\.storageClass: fast -> slow/,
    );
  });

  test('the same size in other words, and memory, are none of it', async () => {
    const memory = (value: string) => store({ resources: { requests: { memory: value } } });
    expect(await dangers([volume('1Gi')], [volume('1024Mi')])).toEqual([]);
    expect(await dangers([memory('2Gi')], [memory('1Gi')])).toEqual([]);
  });

  test('fewer copies of a pool', async () => {
    const pool = (size: number) => object('ceph.rook.io/v1', 'CephBlockPool', { spec: { replicated: { size } } });
    expect((await dangers([pool(3)], [pool(2)]))[0]).toMatch(/^storage spec\.replicated\.size: 3 -> 2: it shrinks/);
  });

  test('a disk that goes', async () => {
    const disks = (...names: string[]) =>
      store({ disks: names.map((name) => ({ name, resources: { requests: { storage: '1Gi' } } })) });
    expect((await dangers([disks('a', 'b')], [disks('a')]))[0]).toMatch(/1Gi -> nothing/);
    expect(await dangers([disks('a')], [disks('a', 'b')])).toEqual([]);
  });
});

describe('immutable', () => {
  test.each([
    ['apps/v1', 'Deployment', { spec: { selector: { a: '1' } } }, { spec: { selector: { a: '2' } } }],
    ['apps/v1', 'DaemonSet', { spec: { selector: { a: '1' } } }, { spec: { selector: { a: '2' } } }],
    ['apps/v1', 'StatefulSet', { spec: { serviceName: 'a' } }, { spec: { serviceName: 'b' } }],
    ['apps/v1', 'StatefulSet', { spec: { volumeClaimTemplates: [] } }, { spec: { volumeClaimTemplates: [{}] } }],
    ['batch/v1', 'Job', { spec: { template: { a: 1 } } }, { spec: { template: { a: 2 } } }],
    ['storage.k8s.io/v1', 'StorageClass', { parameters: { pool: 'a' } }, { parameters: { pool: 'b' } }],
    ['storage.k8s.io/v1', 'StorageClass', { provisioner: 'a' }, { provisioner: 'b' }],
    ['v1', 'Service', { spec: {} }, { spec: { clusterIP: 'None' } }],
    ['v1', 'ConfigMap', { immutable: true, data: { a: '1' } }, { immutable: true, data: { a: '2' } }],
    ['v1', 'PersistentVolumeClaim', { spec: { accessModes: ['A'] } }, { spec: { accessModes: ['B'] } }],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: { name: 'a' } }, { roleRef: { name: 'b' } }],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', { spec: { scope: 'A' } }, { spec: { scope: 'B' } }],
    ['seaweed.seaweedfs.com/v1', 'Bucket', { spec: { name: 'a' } }, { spec: { name: 'b' } }],
    ['ceph.rook.io/v1', 'CephCluster', { spec: { dataDirHostPath: '/a' } }, { spec: { dataDirHostPath: '/b' } }],
  ])('%s %s', async (apiVersion, kind, before, after) => {
    const found = await dangers([object(apiVersion, kind, before)], [object(apiVersion, kind, after)]);
    expect(found.filter((one) => one.startsWith('immutable '))).toHaveLength(1);
  });

  test.each([
    ['apps/v1', 'Deployment', { spec: { template: { a: 1 } } }, { spec: { template: { a: 2 } } }],
    ['v1', 'ConfigMap', { data: { a: '1' } }, { data: { a: '2' } }],
    ['v1', 'ConfigMap', { data: { a: '1' } }, { immutable: true, data: { a: '1' } }],
    ['seaweed.seaweedfs.com/v1', 'Bucket', { spec: { adoptExisting: true } }, { spec: { adoptExisting: false } }],
  ])('%s %s may change so', async (apiVersion, kind, before, after) => {
    expect(await dangers([object(apiVersion, kind, before)], [object(apiVersion, kind, after)])).toEqual([]);
  });

  const job = (template: object, annotations: object) =>
    object('batch/v1', 'Job', { spec: { template } }, { annotations });

  test('a hook that is made anew at each sync may change as it likes, one that stays may not', async () => {
    const remade = { 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' };
    const kept = { ...remade, 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' };
    expect(await dangers([job({ a: 1 }, remade)], [job({ a: 2 }, remade)])).toEqual([]);
    expect(await dangers([job({ a: 1 }, kept)], [job({ a: 2 }, kept)])).toHaveLength(1);
  });

  test('what is replaced does not fail, but goes for a moment', async () => {
    const options = { 'argocd.argoproj.io/sync-options': 'Replace=true,Force=true' };
    const [found] = await dangers([job({ a: 1 }, options)], [job({ a: 2 }, options)]);
    expect(found).toContain('Argo CD deletes the object and makes it anew');
  });
});
