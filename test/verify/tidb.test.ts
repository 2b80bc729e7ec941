import type { Manifest } from '../../verify/manifest';
import { applications } from '../../verify/rules/references/applications';
import { datastores } from '../../verify/rules/references/datastores';
import { imagesPinned } from '../../verify/rules/images-pinned';
import { protectedData } from '../../verify/rules/protected-data';
import { resourceData } from '../../verify/rules/references/resource-data';
import type { Rule } from '../../verify/rule';
import { type Edits, edit } from './edit';
import { faultsOf, fixture } from './fixture';
import { resource } from './made';

const keys = { 'ca.crt': '', 'tls.crt': '', 'tls.key': '' };
const secret = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'order' },
  data: keys,
});

/** As our constructs write it, in short. */
function cluster(): Manifest {
  const part = { baseImage: 'registry/part', replicas: 1 };
  const spec = {
    version: 'v8.5.7',
    tlsCluster: { enabled: true },
    pd: { ...part, tlsClientSecretName: 'db-cluster-client-secret' },
    tikv: { ...part },
    tidb: { ...part, tlsClient: { enabled: true } },
  };
  const { metadata, ...rest } = resource('pingcap.com/v1alpha1', 'TidbCluster', spec, 'order');
  const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
  return { ...rest, metadata: { ...metadata, annotations } };
}

const schedule = (): Manifest =>
  resource(
    'pingcap.com/v1alpha1',
    'BackupSchedule',
    { backupTemplate: { br: { cluster: 'db' }, s3: { bucket: 'saved' } } },
    'order',
  );
const bucket = resource('seaweed.seaweedfs.com/v1', 'Bucket', {}, 'order', 'saved');
const certificates = ['pd-cluster', 'tikv-cluster', 'tidb-cluster', 'cluster-client', 'tidb-server'].map((name) =>
  secret(`db-${name}-secret`),
);

function found(rule: Rule, kind: string, edits: Edits = {}, others: readonly Manifest[] = certificates) {
  const objects = [cluster(), schedule(), bucket, ...others];
  const edited = objects.find((object) => object.kind === kind);
  if (edited) edit(edited, edits);
  const located = objects.map((object) => ({ file: 'local/order/x.yaml', object }));
  return faultsOf(rule, located).filter((fault) => !fault.includes('Namespace'));
}

test.each([datastores, resourceData, imagesPinned])('a cluster that is whole is fine: %#', (rule) => {
  expect(found(rule, 'TidbCluster')).toEqual([]);
});

test.each(certificates.map(({ metadata }) => metadata.name))('no pod starts without the certificate %s', (name) => {
  const others = certificates.filter(({ metadata }) => metadata.name !== name);
  expect(found(resourceData, 'TidbCluster', {}, others).join()).toContain(name);
});

test('without TLS it needs none of them', () => {
  const edits = {
    'spec.tlsCluster': undefined,
    'spec.tidb.tlsClient': undefined,
    'spec.pd.tlsClientSecretName': undefined,
  };
  expect(found(resourceData, 'TidbCluster', edits, [])).toEqual([]);
});

test('a backup wants its cluster and its bucket', () => {
  expect(found(datastores, 'BackupSchedule', { 'spec.backupTemplate.br.cluster': 'x' })).toEqual([
    expect.stringContaining("spec.backupTemplate.br.cluster: no TidbCluster 'x'"),
  ]);
  expect(found(datastores, 'BackupSchedule', { 'spec.backupTemplate.s3.bucket': 'x' })).toEqual([
    expect.stringContaining("spec.backupTemplate.s3.bucket: no Bucket 'x'"),
  ]);
});

test.each([
  ['a release that moves', 'latest', "'registry/part:latest'"],
  ['no release', undefined, "'registry/part'"],
])('images with %s', (_, version, image) => {
  expect(found(imagesPinned, 'TidbCluster', { 'spec.version': version }).join()).toContain(image);
});

test('a cluster holds data', () => {
  const edits = { 'metadata.annotations': undefined };
  expect(found(protectedData, 'TidbCluster', edits).join()).toContain('Prune=false');
});

test("a folder of somebody else's repository cannot be looked into, only whether the project admits it", () => {
  const located = fixture();
  const project = located.find(({ object }) => object.kind === 'AppProject')?.object;
  const app = located.find(
    ({ object: { kind, metadata } }) => kind === 'Application' && metadata.name === 'user',
  )?.object;
  const source = { repoURL: 'https://git.test/crds', path: 'crds', targetRevision: 'v1' };
  edit(app, { 'spec.sources[+]': source });
  edit(project, { 'spec.sourceRepos': ['*'] });
  expect(faultsOf(applications, located)).toEqual([]);
  edit(project, { 'spec.sourceRepos': ['*', '!https://git.test/*'] });
  expect(faultsOf(applications, located).join()).toContain('does not admit this repository');
});
