import { ManifestSet } from '../../verify/manifest';
import type { Rule } from '../../verify/rule';
import { ceph } from '../../verify/rules/references/ceph';
import { objectStores } from '../../verify/rules/references/object-stores';
import { storageClasses } from '../../verify/rules/references/storage-classes';
import type { Edits } from './edit';
import { edited, faults } from './fixture';

const store = 'spec.seaweedRef';

test.each<[string, Rule, string, string, Edits, string]>([
  [
    'a class of a custom resource',
    storageClasses,
    'Seaweed',
    'store',
    { 'spec.volume.storageClassName': 'fast' },
    "spec.volume.storageClassName: no StorageClass 'fast'",
  ],
  [
    'a class by another name of the field',
    storageClasses,
    'postgresql',
    'payment-info-db',
    { 'spec.volume.storageClass': 'fast' },
    "spec.volume.storageClass: no StorageClass 'fast'",
  ],
  [
    'an object store',
    objectStores,
    'S3Identity',
    'payment-info',
    { 'spec.seaweedRef.name': 'minio' },
    `${store}: no Seaweed 'object-store/minio'`,
  ],
  [
    'the namespace of an object store',
    objectStores,
    'S3Identity',
    'payment-info',
    { 'spec.seaweedRef.namespace': undefined },
    `${store}: no Seaweed 'payment-info/store'`,
  ],
  [
    'an identity',
    objectStores,
    'S3Credentials',
    'payment-info',
    { 'spec.identityRef.name': 'x' },
    "spec.identityRef: no S3Identity 'x'",
  ],
  [
    'a grant for the kind',
    objectStores,
    'ResourceReferenceGrant',
    'clients',
    { 'spec.from[0]': undefined },
    'spec.clusterRef: no ResourceReferenceGrant lets a Bucket',
  ],
  ['a pool', ceph, 'StorageClass', 'rook-ceph-block', { 'parameters.pool': 'x' }, 'parameters.pool: no CephBlockPool'],
  [
    'the namespace of a pool',
    ceph,
    'StorageClass',
    'rook-ceph-block',
    { 'parameters.clusterID': 'x' },
    'parameters.pool: no CephBlockPool',
  ],
  [
    'a Secret of the driver',
    ceph,
    'StorageClass',
    'rook-ceph-block',
    { "parameters['csi.storage.k8s.io/node-stage-secret-name']": 'x' },
    "parameters['csi.storage.k8s.io/node-stage-secret-name']: no Secret 'rook-ceph/x'",
  ],
  [
    'a driver',
    ceph,
    'StorageClass',
    'rook-ceph-block',
    { provisioner: 'rbd.csi.ceph.com' },
    'provisioner: no driver of this name runs',
  ],
])('%s that is missing', (_, rule, kind, name, edits, expected) => {
  expect(faults(rule, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});

test('the grant goes by the labels of the namespace', () => {
  expect(faults(objectStores, 'Namespace', 'payment-info', { 'metadata.labels.s3': undefined })).toHaveLength(3);
});

test('classes that the cluster brings are told', () => {
  const located = edited('Seaweed', 'store', { 'spec.volume.storageClassName': 'fast' });
  expect(storageClasses.check(new ManifestSet(located, { storageClasses: ['fast'] }))).toEqual([]);
});
