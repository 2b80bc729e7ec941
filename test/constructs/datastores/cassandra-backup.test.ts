import { CassandraBackup } from '../../../constructs/datastores/cassandra-backup';
import type { CassandraBackupProps } from '../../../constructs/datastores/cassandra-backup';
import { Edge } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import { backup as backupOf, resources } from '../collaborators';
import { component, find } from '../render';

const shop = component();
const props: Required<CassandraBackupProps> = {
  cluster: 'cart-db',
  pods: new Workload(shop, 'pods', { podLabels: { app: 'cassandra' } }),
  resources,
  backup: backupOf(shop),
};
const { spec } = new CassandraBackup(shop, 'backup', props);

test('when it is told to, and never two at a time', () => {
  expect(find(shop, 'MedusaBackupSchedule', 'cart-db-backup').spec).toEqual({
    cronSchedule: props.backup.schedule,
    concurrencyPolicy: 'Forbid',
    operationType: 'backup',
    backupSpec: { cassandraDatacenter: 'cart-db', backupType: 'differential' },
  });
});

test('what is too old goes every day, by a schedule of ours: that of the operator would not find the datacenter', () => {
  expect(spec.purgeBackups).toBe(false);
  expect(spec.storageProperties?.maxBackupAge).toBe(props.backup.retentionDays);
  const { operationType, cronSchedule, backupSpec } = find(shop, 'MedusaBackupSchedule', 'cart-db-purge').spec;
  expect(operationType).toBe('purge');
  expect(cronSchedule).toMatch(/^\d+ \d+ \* \* \*$/);
  expect(backupSpec.cassandraDatacenter).toBe('cart-db');
});

test('schedules come after the cluster that they are for', () => {
  for (const name of ['cart-db-backup', 'cart-db-purge']) {
    const { annotations } = find(shop, 'MedusaBackupSchedule', name).metadata;
    expect(annotations['argocd.argoproj.io/sync-wave']).toBe('2');
  }
});

test('backups go to the bucket, below a prefix that does not change with the name of the cluster', () => {
  expect(spec.storageProperties).toMatchObject({
    storageProvider: 's3_compatible',
    bucketName: 'backups',
    host: 'seaweed-s3.object-store.svc',
    port: 8333,
    region: 'us-east-1',
    secure: false,
  });
  expect(spec.storageProperties?.prefix).not.toContain('cart');
});

test('the Secret of the bucket has the one file that Medusa reads', () => {
  const name = spec.storageProperties?.storageSecretRef?.name;
  const { data } = find(shop, 'ExternalSecret', name).spec.target.template;
  expect(data.credentials).toMatch(/^\[default\]\naws_access_key_id=.*\naws_secret_access_key=/);
});

test('Medusa reaches the object store, in both of its containers it has what it is given', () => {
  expect(Edge.within(shop).filter(({ client }) => client === props.pods)).toMatchObject([
    { server: props.backup.bucket.store.gateway, ports: [{ port: 8333 }] },
  ]);
  expect(spec).toMatchObject({ containerResources: resources, initContainerResources: resources });
});
