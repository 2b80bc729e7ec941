import { datastores } from '../../verify/rules/references/datastores';
import type { Edits } from './edit';
import { faults } from './fixture';

test.each<[string, string, string, Edits, string]>([
  [
    'an owner of a database',
    'postgresql',
    'payment-info-db',
    { 'spec.databases.payment_info_db': 'x' },
    "spec.databases.payment_info_db: its owner 'x'",
  ],
  [
    'a bucket of an archive',
    'postgresql',
    'payment-info-db',
    { 'spec.env[+]': { name: 'WAL_S3_BUCKET', value: 'x' } },
    "spec.env[1].value: no Bucket 'x'",
  ],
  [
    'a bucket of a backup',
    'InnoDBCluster',
    'user-db',
    { 'spec.backupProfiles[0].dumpInstance.storage.s3.bucketName': 'x' },
    "s3.bucketName: no Bucket 'x'",
  ],
  [
    'a profile of a schedule',
    'InnoDBCluster',
    'user-db',
    { 'spec.backupSchedules': [{ backupProfileName: 'x' }] },
    "spec.backupSchedules[0].backupProfileName: no backup profile 'x'",
  ],
  [
    'a container of a server',
    'InnoDBCluster',
    'user-db',
    { 'spec.podSpec': { containers: [{ name: 'server' }] } },
    "spec.podSpec.containers[0].name: the operator has no container 'server'",
  ],
  [
    'a container of a router',
    'InnoDBCluster',
    'user-db',
    { 'spec.router.podSpec': { containers: [{ name: 'mysql' }] } },
    "spec.router.podSpec.containers[0].name: the operator has no container 'mysql'",
  ],
  [
    'an exporter that is not asked for',
    'InnoDBCluster',
    'user-db',
    { 'spec.podSpec': { containers: [{ name: 'metrics' }] } },
    "spec.podSpec.containers[0].name: the operator has no container 'metrics'",
  ],
])('%s that is missing', (_, kind, name, edits, expected) => {
  expect(faults(datastores, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});

test('an exporter that is asked for is a container of the operator', () => {
  const edits = { 'spec.podSpec': { containers: [{ name: 'metrics' }] }, 'spec.metrics': { enable: true } };
  expect(faults(datastores, 'InnoDBCluster', 'user-db', edits)).toEqual([]);
});

test('a container that brings its own image is one more', () => {
  const edits = { 'spec.podSpec': { containers: [{ name: 'exporter', image: 'exporter:1.2.3' }] } };
  expect(faults(datastores, 'InnoDBCluster', 'user-db', edits)).toEqual([]);
});
