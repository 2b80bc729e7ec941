import { CephStorageClasses } from '../../../constructs/storage/ceph-storage-classes';
import type { CephStorageClassesProps } from '../../../constructs/storage/ceph-storage-classes';
import { component, find } from '../render';

const home = component('storage', 'storage');
const props: Required<CephStorageClassesProps> = {
  namespace: 'rook',
  blockPool: 'blocks',
  filesystem: 'files',
  filePool: 'files-data',
  objectStore: 'objects',
};
const classes = new CephStorageClasses(home, 'classes', props);
const [block, file, bucket] = [classes.block, classes.file, classes.bucket].map((name) =>
  find(home, 'StorageClass', name),
);

test('each class is of a driver that bears the name of the namespace', () => {
  expect([block, file, bucket].map(({ provisioner }) => provisioner)).toEqual([
    'rook.rbd.csi.ceph.com',
    'rook.cephfs.csi.ceph.com',
    'rook.ceph.rook.io/bucket',
  ]);
});

test('each class keeps to the pool, file system and store that it is given', () => {
  expect(block.parameters).toMatchObject({ clusterID: 'rook', pool: 'blocks' });
  expect(file.parameters).toMatchObject({ clusterID: 'rook', fsName: 'files', pool: 'files-data' });
  expect(bucket.parameters).toEqual({ objectStoreName: 'objects', objectStoreNamespace: 'rook' });
});

test.each([
  ['rbd', block],
  ['cephfs', file],
])(
  'the driver of %s finds a login for each thing that it does: nodes have one, controllers another',
  (driver, made) => {
    const secret = (role: string) =>
      [`name`, `namespace`].map((part) => made.parameters[`csi.storage.k8s.io/${role}-secret-${part}`] as string);
    for (const role of ['provisioner', 'controller-expand', 'controller-publish']) {
      expect(secret(role)).toEqual([`rook-csi-${driver}-provisioner`, 'rook']);
    }
    expect(secret('node-stage')).toEqual([`rook-csi-${driver}-node`, 'rook']);
  },
);

test('volumes can grow; a bucket has no size', () => {
  expect([block.allowVolumeExpansion, file.allowVolumeExpansion]).toEqual([true, true]);
  expect(bucket).not.toHaveProperty('allowVolumeExpansion');
});

test('a class appears after the pools that it names, and in no namespace', () => {
  for (const { metadata } of [block, file, bucket]) {
    expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('3');
    expect(metadata).not.toHaveProperty('namespace');
  }
});
