import { App } from 'cdk8s';
import { Component } from '../../../constructs/gitops/component';
import { Footprint } from '../../../constructs/shared/footprint';
import { Ceph } from '../../../constructs/storage/ceph';
import type { CephProps } from '../../../constructs/storage/ceph';
import { stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

function ceph(size: CephProps['size']): Component {
  const app = new App();
  const rook = component('rook-ceph', 'storage', app);
  const home = new Component(app, 'ceph', { layer: 'storage', namespace: rook });
  const props: Required<CephProps> = { size, image: 'ceph:v20', operator: stranger(home, 'rook-operator') };
  new Ceph(home, 'ceph', props);
  return home;
}

const three = ceph({ nodes: 3, monitors: 3, managers: 2, copies: 3, gateways: 2 });
const single = ceph({ nodes: 1, monitors: 1, managers: 1, copies: 1, gateways: 1 });

test('data is on as many hosts as it has copies', () => {
  const { spec } = find(three, 'CephBlockPool');
  expect(spec).toEqual({ failureDomain: 'host', replicated: { size: 3, requireSafeReplicaSize: true } });
  expect(find(three, 'CephFilesystem').spec.dataPools[0]).toMatchObject(spec);
});

test('a single node keeps one copy and is not warned of it', () => {
  expect(find(single, 'CephBlockPool').spec).toEqual({
    failureDomain: 'osd',
    replicated: { size: 1, requireSafeReplicaSize: false },
  });
  expect(find(single, 'CephCluster').spec.cephConfig.global).toMatchObject({ osd_pool_default_size: '1' });
  expect(find(three, 'CephCluster').spec).not.toHaveProperty('cephConfig');
});

test('monitors share a node only when there is but one of them', () => {
  expect(find(three, 'CephCluster').spec.mon).toEqual({ count: 3, allowMultiplePerNode: false });
  expect(find(single, 'CephCluster').spec.mon.allowMultiplePerNode).toBe(true);
});

test('volumes can be mounted by the kernels that nodes have', () => {
  expect(find(three, 'CephCluster').spec.security.cephx.csi.keyType).toBe('aes');
});

test('a block, a file and a bucket class name the pools that are there, and no namespace', () => {
  const block = find(three, 'StorageClass', 'ceph-block');
  expect(block.parameters).toMatchObject({ pool: find(three, 'CephBlockPool').metadata.name, clusterID: 'rook-ceph' });
  expect(block.provisioner).toBe('rook-ceph.rbd.csi.ceph.com');
  expect(find(three, 'StorageClass', 'ceph-file').parameters).toMatchObject({
    fsName: 'cephfs',
    pool: 'cephfs-replicated',
  });
  expect(find(three, 'StorageClass', 'ceph-bucket').parameters.objectStoreName).toBe(
    find(three, 'CephObjectStore').metadata.name,
  );
  expect(block.metadata).not.toHaveProperty('namespace');
});

test('the nodes, which mount volumes themselves, reach the daemons from wherever they are', () => {
  const { ingress } = find(three, 'NetworkPolicy', 'ceph-daemons').spec;
  expect(ingress[0]).not.toHaveProperty('from');
  expect(ingress[0].ports).toContainEqual({ port: 6800, endPort: 7300, protocol: 'TCP' });
});

test('everything of it outlives its manifest', () => {
  for (const { metadata } of render(three)) {
    expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  }
});

test('its daemons count, though no manifest shows them', () => {
  const daemons = Footprint.within(three).map(({ workload, replicas }) => [workload, replicas]);
  expect(Object.fromEntries(daemons)).toMatchObject({
    'rook-ceph-mon': 3,
    'rook-ceph-osd': 3,
    'rook-ceph-mgr': 2,
    'rook-ceph-exporter': 3,
    'rook-ceph-crashcollector': 3,
  });
});

test('a deleted file system or object store keeps its pools', () => {
  expect(find(three, 'CephFilesystem').spec.preserveFilesystemOnDelete).toBe(true);
  expect(find(three, 'CephObjectStore').spec.preservePoolsOnDelete).toBe(true);
});

test('the CSI driver finds the group of directories that it looks for', () => {
  expect(find(three, 'CephFilesystemSubVolumeGroup', 'cephfs-csi').spec).toMatchObject({
    name: 'csi',
    filesystemName: find(three, 'CephFilesystem').metadata.name,
  });
});

test('a metadata server stands by where there is a second manager, too', () => {
  expect(find(three, 'CephFilesystem').spec.metadataServer.activeStandby).toBe(true);
  expect(find(single, 'CephFilesystem').spec.metadataServer.activeStandby).toBe(false);
});

test('managers share a node only when there is but one of them, and nodes are drained one after another', () => {
  expect(find(three, 'CephCluster').spec.mgr).toEqual({ count: 2, allowMultiplePerNode: false });
  expect(find(single, 'CephCluster').spec.mgr).toEqual({ count: 1, allowMultiplePerNode: true });
  expect(find(three, 'CephCluster').spec.disruptionManagement.managePodBudgets).toBe(true);
});

test('it takes every empty disk of every node', () => {
  expect(find(three, 'CephCluster').spec.storage).toEqual({ useAllNodes: true, useAllDevices: true });
});

test('its daemons may call the Kubernetes API', () => {
  const { egress } = find(three, 'NetworkPolicy', 'ceph-daemons').spec;
  const anywhere = egress.filter(({ to }: Rendered) => to === undefined);
  expect(anywhere.flatMap(({ ports }: Rendered) => ports.map(({ port }: Rendered) => port as number))).toEqual([
    443, 6443,
  ]);
});
