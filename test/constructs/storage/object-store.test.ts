import { Component } from '../../../constructs/gitops/component';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { Workload } from '../../../constructs/shared/workload';
import { ObjectStore } from '../../../constructs/storage/object-store';
import type { ObjectStoreProps } from '../../../constructs/storage/object-store';
import { resources, stranger } from '../collaborators';
import { component, find, render } from '../render';

const storage = component('object-store', 'storage');
const props: Required<ObjectStoreProps> = {
  size: { masters: 3, volumeServers: 2, replication: '001', volume: '20Gi', gateways: 4, resources },
  storageClass: 'fast',
  image: 'seaweedfs:4.44',
  clientImage: 'curl:1',
  operator: stranger(storage),
};
const store = new ObjectStore(storage, 'seaweed', props);
const { spec } = find(storage, 'Seaweed');

test('its size is what the profile says, on volumes of the given class', () => {
  expect(spec.master).toMatchObject({ replicas: 3, defaultReplication: '001' });
  expect(spec.volume).toMatchObject({
    replicas: 2,
    storageClassName: 'fast',
    requests: { storage: '20Gi', cpu: '100m' },
  });
  expect(spec.s3.replicas).toBe(4);
});

test('one filer, on a disk: two would not agree on what was just written', () => {
  expect(spec.filer.replicas).toBe(1);
  expect(spec.filer.persistence).toMatchObject({ enabled: true, storageClassName: 'fast' });
});

test('clients find S3 at one address', () => {
  expect(store.endpoint).toBe('http://seaweed-s3.object-store.svc:8333');
});

test('an identity exists from the start, for without any it would serve anyone', () => {
  expect(find(storage, 'S3Identity').metadata.name).toBe('nobody');
  expect(find(storage, 'S3Credentials').spec.identityRef.name).toBe('nobody');
});

test('only namespaces that bear its label may refer to it', () => {
  const shop = component('cart');
  store.admit(shop);
  const [label, value] = Object.entries(
    find(storage, 'ResourceReferenceGrant').spec.from[0].namespaceSelector.matchLabels,
  )[0]!;
  expect(find(shop, 'Namespace').metadata.labels[label]).toBe(value);
});

test('its pods talk among themselves, its operator to them, and clients to the gateway alone', () => {
  const open = Edge.within(storage).map(({ client, server, protocol }) => [client.name, server.name, protocol]);
  expect(open).toEqual([
    ['seaweed', 'seaweed', 'seaweedfs'],
    ['stranger', 'seaweed', 'operator'],
  ]);
  expect(store.gateway.podLabels).toMatchObject({ 'app.kubernetes.io/component': 's3' });
});

test('everything of it outlives its manifest', () => {
  const own = render(storage).filter(
    ({ kind, metadata }) => kind !== 'Namespace' && !['default-deny', 'dns'].includes(metadata.name),
  );
  expect(own.length).toBeGreaterThan(4);
  for (const { metadata } of own) {
    expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  }
  expect(Component.containing(store)).toBe(storage);
});

test('each of its pods counts, those of volumes with their disks', () => {
  const pods = Footprint.within(storage).map(({ workload, replicas, volumes }) => [workload, replicas, volumes]);
  expect(pods).toEqual([
    ['seaweed-master', 3, undefined],
    ['seaweed-volume', 2, ['20Gi']],
    ['seaweed-filer', 1, [spec.filer.persistence.resources.requests.storage]],
    ['seaweed-s3', 4, undefined],
  ]);
});

test('all parts tell of themselves on one port, which Prometheus is told, and the operator makes no monitors', () => {
  const [told] = Workload.within(storage).flatMap(({ metrics }) => metrics);
  for (const part of ['master', 'volume', 'filer', 's3']) {
    expect(spec[part].extraArgs).toContain(`-metricsPort=${String(told?.port)}`);
    expect(spec[part].metricsPort).toBeUndefined();
  }
  expect(told).toMatchObject({ job: 'seaweedfs', undeclared: true });
});
