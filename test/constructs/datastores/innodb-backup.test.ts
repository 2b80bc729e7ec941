import { InnoDbBackup } from '../../../constructs/datastores/innodb-backup';
import type { InnoDbBackupProps } from '../../../constructs/datastores/innodb-backup';
import { Edge } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import { backup as backupOf } from '../collaborators';
import { component, find, type Rendered } from '../render';

const shop = component();
const props: Required<InnoDbBackupProps> = {
  cluster: 'cart-db',
  servers: new Workload(shop, 'servers', { podLabels: { app: 'mysql' } }),
  backup: backupOf(shop),
};
const backup = new InnoDbBackup(shop, 'backup', props);
const [profile] = backup.spec.backupProfiles ?? [];
const [schedule] = backup.spec.backupSchedules ?? [];

test('when it is told to, to the profile that is there', () => {
  expect(schedule).toMatchObject({ enabled: true, backupProfileName: profile?.name, schedule: props.backup.schedule });
});

test('a dump outlives the object that asked for it', () => {
  expect(schedule?.deleteBackupData).toBe(false);
});

test('a dump goes to its bucket, with the profile that stands in the files of the bucket', () => {
  const s3 = profile?.dumpInstance?.storage?.s3;
  expect(s3).toMatchObject({
    bucketName: 'backups',
    config: 'backups-s3',
    endpoint: 'http://seaweed-s3.object-store.svc:8333',
  });
  const { data } = find(shop, 'ExternalSecret', 'backups-s3').spec.target.template;
  for (const file of ['credentials', 'config']) expect(data[file]).toContain(`[${s3?.profile ?? 'none'}]\n`);
});

test('the pods of a dump read the servers, write to the store and tell the API how it went', () => {
  const edges = Edge.within(backup).map(({ server, ports }) => [server, ports]);
  expect(edges).toEqual([
    [props.servers, [{ port: 3306 }, { port: 33060 }]],
    [props.backup.bucket.store.gateway, [{ port: 8333 }]],
  ]);
  const { egress } = find(shop, 'NetworkPolicy', 'cart-db-dump').spec;
  expect(egress.filter(({ to }: Rendered) => to === undefined)).toHaveLength(1);
});

test("pods that start a dump have labels of Jobs only, so they are those that are neither ours nor the operator's", () => {
  const { podSelector, policyTypes, egress } = find(shop, 'NetworkPolicy', 'cart-db-dump-schedule').spec;
  expect(podSelector.matchExpressions).toEqual([
    { key: 'batch.kubernetes.io/job-name', operator: 'Exists' },
    { key: 'app.kubernetes.io/name', operator: 'DoesNotExist' },
    { key: 'mysql.oracle.com/cluster', operator: 'DoesNotExist' },
  ]);
  expect(Object.keys(profile?.podLabels ?? {})).toContain('mysql.oracle.com/cluster');
  expect(policyTypes).toEqual(['Ingress', 'Egress']);
  expect(egress).toEqual([{ ports: [443, 6443].map((port) => ({ port, protocol: 'TCP' })) }]);
});
