import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { saving, velero } from '../collaborators';
import { component, find, type Rendered } from '../render';
import { Component } from '../../../constructs/gitops/component';

const construct = velero(component());
const home = Component.containing(construct);
const values = HelmRelease.within(home)[0]?.values as Rendered;
const { metadata, spec } = find(home, 'BackupStorageLocation');

test('backups go to its bucket, as the identity of the bucket', () => {
  expect(spec).toMatchObject({ provider: 'aws', objectStorage: { bucket: 'velero-backup' }, default: true });
  const secret = find(home, 'ExternalSecret', spec.credential.name);
  expect(secret.spec.target.template.data).toHaveProperty(spec.credential.key);
  expect(spec.config).toEqual({
    region: 'us-east-1',
    s3Url: 'http://seaweed-s3.object-store.svc:8333',
    s3ForcePathStyle: 'true',
    checksumAlgorithm: '',
  });
  expect(values.credentials).toEqual({ useSecret: false });
});

test('the place comes after its keys', () => {
  expect(metadata.annotations).toMatchObject({ 'argocd.argoproj.io/sync-wave': '1' });
});

test('the server, the agents, the pods of a volume and those of maintenance carry the label of one policy', () => {
  const { podSelector } = find(home, 'NetworkPolicy', 'thing').spec;
  const agents = find(home, 'ConfigMap', 'node-agent-config');
  const [configuration] = Object.values(agents.data as Record<string, string>);
  expect(Object.keys(agents.data as object)).toHaveLength(1);
  expect(values.nodeAgent.extraArgs).toEqual(['--node-agent-configmap=node-agent-config']);
  const { global } = values.configuration.repositoryMaintenanceJob.repositoryConfigData;
  const labels = [values, values.nodeAgent, JSON.parse(configuration ?? ''), global].map(({ podLabels }) => podLabels);
  expect(labels).toEqual(labels.map(() => podSelector.matchLabels));
});

test('its pods reach the object store', () => {
  const [edge] = Edge.within(home);
  expect(edge).toMatchObject({ client: construct.pods, protocol: 's3', ports: [{ port: 8333 }] });
});

test('an agent runs on each node', () => {
  expect(Footprint.within(home)).toMatchObject([
    { workload: 'velero', replicas: 1 },
    { workload: 'node-agent', replicas: 3, daemon: true },
  ]);
});

test('no volume is copied that no pod names', () => {
  expect(values.configuration.defaultVolumesToFsBackup).toBe(false);
  const schedule = saving(component());
  expect(find(Component.containing(schedule), 'Schedule').spec.template).toMatchObject({
    defaultVolumesToFsBackup: false,
    snapshotVolumes: false,
  });
});

test('a namespace is saved when the settings say so, and for as long', () => {
  const schedule = saving(component('cart'));
  const { metadata: named, spec: found } = find(Component.containing(schedule), 'Schedule');
  expect(named.namespace).toBe('velero');
  expect(found).toMatchObject({ schedule: '30 2 * * *', skipImmediately: false, useOwnerReferencesInBackup: false });
  expect(found.template).toMatchObject({ includedNamespaces: ['cart'], storageLocation: 'default', ttl: '216h0m0s' });
});
