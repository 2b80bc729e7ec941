import { VitessCluster } from '../../../constructs/datastores/vitess';
import { Construct } from 'constructs';
import { Edge } from '../../../constructs/shared/edge';
import { Restore } from '../../../constructs/shared/restore';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const shop = component();
const backup = backupOf(shop);
const store = new VitessCluster(shop, 'order-db', {
  size: {
    tablets: 1,
    gateways: 1,
    gateway: resources,
    control: resources,
    vttablet: resources,
    mysqld: resources,
    etcd: resources,
    volume: '7Gi',
  },
  storageClass: 'fast',
  images: { vitess: 'vitess:24.0.0', mysql: 'mysql:8.0.40', mysqldExporter: 'exporter:0.18.0', etcd: 'etcd:3.5.17' },
  operator: stranger(shop, 'operator'),
  issuer: issuer(shop),
  backup,
});
store.database('order');
const { spec } = find(shop, 'VitessCluster');

test('a backup is made when the schedule says, by pods that their policy knows, with the files of the bucket', () => {
  const [schedule] = spec.backup.schedules;
  const [{ s3 }] = spec.backup.locations;
  expect(schedule).toMatchObject({ schedule: backup.schedule, strategies: [{ scope: 'Cluster' }] });
  expect(find(shop, 'NetworkPolicy', 'order-db-backup').spec.podSelector.matchLabels).toEqual({
    'planetscale.com/cluster': 'order-db',
    'planetscale.com/backup-method': schedule.backupMethod,
  });
  expect(s3).toMatchObject({
    bucket: backup.bucket.name,
    endpoint: backup.bucket.store.endpoint,
    forcePathStyle: true,
    authSecret: { name: backup.bucket.credentials.secretName, key: 'credentials' },
  });
});

test('a flag that the pod of the backups does not know stays out', () => {
  expect(spec.backup.locations[0].s3).not.toHaveProperty('minPartSize');
});

test('the operator remembers its last run by a Job, and misses none by a pause', () => {
  const [schedule] = spec.backup.schedules;
  expect(schedule.successfulJobsHistoryLimit).toBeGreaterThan(0);
  expect(schedule.startingDeadlineSeconds).toBeGreaterThan(0);
});

test('the pod of the backups has an account in this namespace that may write them down, and no wildcard', () => {
  const name = spec.backup.subcontroller.serviceAccountName;
  expect(find(shop, 'ServiceAccount', name)).toBeDefined();
  const [{ resources: allowed, verbs, apiGroups }] = find(shop, 'Role', name).rules;
  expect(apiGroups).toEqual(['planetscale.com']);
  expect(allowed).toEqual(expect.arrayContaining(['vitessbackups', 'vitessbackups/status', 'vitessshards']));
  expect(verbs).not.toContain('*');
  expect(find(shop, 'RoleBinding', name)).toMatchObject({
    roleRef: { kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name }],
  });
});

test('old backups are removed on the same schedule, by way of vtctld', () => {
  const { schedule, jobTemplate } = find(shop, 'CronJob', 'order-db-prune').spec;
  const [container] = jobTemplate.spec.template.spec.containers;
  const env = Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value]));
  expect(schedule).toBe(backup.schedule);
  expect(env).toEqual({
    VTCTLD_HOST: 'order-db-vtctld.shop.svc',
    VTCTLD_PORT: '15999',
    KEYSPACE: 'order',
    RETENTION_DAYS: String(backup.retentionDays),
  });
  expect(container.image).toBe('vitess:24.0.0');
  expect(find(shop, 'Service', 'order-db-vtctld').spec.ports).toMatchObject([{ port: 15999 }]);
});

describe('what brings a backup back', () => {
  const [restore] = Restore.within(shop);
  const restored = (into: string, at?: Date): Rendered => {
    restore!.props.declare(new Construct(shop, into), { into, at });
    return find(shop, 'VitessCluster', into).spec;
  };
  const shardOf = (one: Rendered) => one.keyspaces[0].partitionings[0].equal.shardTemplate;
  const flagsOf = (one: Rendered) => shardOf(one).tabletPools[0].vttablet.extraFlags;
  const newest = restored('order-db-2');

  test('is the same cluster under another name, whose tablets read the backups of the first', () => {
    expect(restore?.props).toMatchObject({ store: 'order-db', precision: 'backup', maxNameLength: 40 });
    expect(flagsOf(newest)).toEqual({ db_charset: 'utf8mb4', s3_backup_storage_root: 'order-db' });
    expect(shardOf(newest).databaseInitScriptSecret).toEqual(shardOf(spec).databaseInitScriptSecret);
    expect(newest.cells[0].gateway.authentication).toEqual(spec.cells[0].gateway.authentication);
  });

  test('takes the last backup before a moment, written as Vitess writes it', () => {
    expect(flagsOf(restored('order-db-3', new Date('2030-01-31T23:59:58.765Z')))).toMatchObject({
      'restore-from-backup-ts': '2030-01-31.235958',
    });
  });

  test('begins with no backup of nothing, and saves nothing among those of the first', () => {
    expect(shardOf(newest).replication).toEqual({ initializeBackup: false });
    expect(newest.backup).not.toHaveProperty('schedules');
    expect(newest.backup.locations).toEqual(spec.backup.locations);
    expect(find(shop, 'ServiceAccount', newest.backup.subcontroller.serviceAccountName)).toBeDefined();
  });

  test('has no pods that make backups, and stays when its manifest goes', () => {
    const policies = render(shop).filter(({ kind }: Rendered) => kind === 'NetworkPolicy');
    const names = policies.map(({ metadata }: Rendered) => metadata.name as string);
    expect(names).toEqual(expect.arrayContaining(['order-db-backup', 'order-db-vtbackup', 'order-db-2-vttablet']));
    expect(names).not.toContain('order-db-2-backup');
    expect(names).not.toContain('order-db-2-vtbackup');
    const { annotations } = find(shop, 'VitessCluster', 'order-db-2').metadata;
    expect(annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  });

  test('has a host, a certificate and policies of its own', () => {
    const { certSecret } = newest.cells[0].gateway.secureTransport.tls;
    expect(find(shop, 'Certificate', 'order-db-2-tls').spec).toMatchObject({
      secretName: certSecret.name,
      dnsNames: expect.arrayContaining(['order-db-2.shop.svc']) as unknown,
    });
    const cluster = { 'planetscale.com/cluster': 'order-db-2' };
    expect(find(shop, 'Service', 'order-db-2').spec.selector).toMatchObject(cluster);
    expect(find(shop, 'NetworkPolicy', 'order-db-2-vttablet').spec.podSelector.matchLabels).toMatchObject(cluster);
    const reached = Edge.within(shop).filter(({ client }) => client.name === 'order-db-2-vttablet');
    expect(reached.map(({ server }) => server.name)).toContain('seaweed-s3');
  });
});
