import { XtraDbBackup } from '../../../constructs/datastores/xtradb-backup';
import type { XtraDbBackupProps } from '../../../constructs/datastores/xtradb-backup';
import { Edge } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import { backup as backupOf, stranger } from '../collaborators';
import { component, find } from '../render';

const shop = component();
const props: Required<XtraDbBackupProps> = {
  cluster: 'cart-db',
  servers: new Workload(shop, 'servers', { podLabels: { app: 'mysql' } }),
  operator: stranger(shop, 'operator'),
  image: 'xtrabackup:8.4',
  backup: backupOf(shop),
};
const backup = new XtraDbBackup(shop, 'backup', props);
const [[name, storage] = []] = Object.entries(backup.spec.storages ?? {});
const [schedule] = backup.spec.schedule ?? [];

test('when it is told to, to the storage that is there, and kept as long', () => {
  expect(backup.spec.image).toBe('xtrabackup:8.4');
  expect(schedule).toMatchObject({
    schedule: '30 2 * * *',
    storageName: name,
    retention: { type: 'count', count: 9, deleteFromStorage: true },
  });
});

test('a copy goes to its bucket, asked for by path, with the keys of that bucket', () => {
  expect(storage).toMatchObject({
    type: 's3',
    s3: {
      bucket: 'backups',
      credentialsSecret: 'backups-s3',
      endpointUrl: 'http://seaweed-s3.object-store.svc:8333',
      region: 'us-east-1',
      forcePathStyle: true,
    },
  });
});

test('its pods fit the level `restricted`', () => {
  expect(storage?.podSecurityContext).toMatchObject({
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(storage?.containerSecurityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
});

test('its pods join the cluster and are sent its state; they upload it, and the operator removes what is old', () => {
  const { bucket } = props.backup;
  const open = Edge.within(backup).map(({ client, server, ports }) => [
    client.name,
    server.name,
    ports.map(({ port }) => port),
  ]);
  expect(open).toEqual([
    ['cart-db-backup', 'servers', [4567, 33062]],
    ['servers', 'cart-db-backup', [4444, 4567]],
    ['cart-db-backup', bucket.store.gateway.name, [8333]],
    ['operator', bucket.store.gateway.name, [8333]],
  ]);
});

test('its policy selects the pods of backups of this cluster, which carry no component', () => {
  expect(find(shop, 'NetworkPolicy', 'cart-db-backup').spec.podSelector.matchLabels).toEqual({
    'percona.com/backup-type': 'xtrabackup',
    'percona.com/cluster': 'cart-db',
  });
});
