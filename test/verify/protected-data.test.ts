import { protectedData } from '../../verify/rules/protected-data';
import { faults, faultsOf, fixture } from './fixture';

const path = "metadata.annotations['argocd.argoproj.io/sync-options']";

test.each([
  ['Namespace', 'payment-info'],
  ['postgresql', 'payment-info-db'],
  ['InnoDBCluster', 'user-db'],
  ['Seaweed', 'store'],
  ['Bucket', 'payment-info'],
  ['CephCluster', 'rook-ceph'],
  ['CephBlockPool', 'replicapool'],
  ['StorageClass', 'rook-ceph-block'],
  ['ExternalSecret', 'user-db-root'],
])('%s %s is not protected', (kind, name) => {
  expect(faults(protectedData, kind, name, { 'metadata.annotations': undefined })).toEqual([
    `${path}: it holds data, but Prune=false and Delete=false is missing`,
  ]);
});

test('only half of the protection', () => {
  expect(faults(protectedData, 'Seaweed', 'store', { [path]: 'ServerSideApply=true, Prune=false' })).toEqual([
    `${path}: it holds data, but Delete=false is missing`,
  ]);
});

test('a StatefulSet with claims of its own', () => {
  const metadata = { name: 'db', namespace: 'contour' };
  const set = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec: { volumeClaimTemplates: [{}] } };
  expect(
    faultsOf(protectedData, [...fixture(), { file: 'local/contour/StatefulSet.db.yaml', object: set }]),
  ).toHaveLength(2);
});

test.each([
  ['with claims', { volumeClaimTemplates: [{}] }, 2],
  ['without', {}, 0],
])('a collector %s', (_, spec, findings) => {
  const metadata = { name: 'jaeger', namespace: 'contour' };
  const object = { apiVersion: 'opentelemetry.io/v1beta1', kind: 'OpenTelemetryCollector', metadata, spec };
  const file = 'local/contour/OpenTelemetryCollector.jaeger.yaml';
  expect(faultsOf(protectedData, [...fixture(), { file, object }])).toHaveLength(findings);
});

test('a namespace without volumes needs none', () => {
  expect(faults(protectedData, 'Namespace', 'contour', { 'metadata.annotations': undefined })).toEqual([]);
});
