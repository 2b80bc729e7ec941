import { App, Chart } from 'cdk8s';
import { TidbCluster } from '../../../constructs/datastores/tidb';
import { Edge } from '../../../constructs/shared/edge';
import { Restore } from '../../../constructs/shared/restore';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const app = new App();
const shop = component('shop', 'microservices', app);
const part = { replicas: 3, resources, volume: '2Gi' };
const backup = backupOf(shop);
const store = new TidbCluster(shop, 'order-db', {
  size: { pd: part, tikv: part, tidb: { replicas: 2, resources }, discovery: resources },
  storageClass: 'fast',
  images: { pd: 'pd:v8', tikv: 'tikv:v8', tidb: 'tidb:v8', br: 'br:v8', client: 'mysql:8' },
  operator: stranger(shop, 'operator'),
  issuer: issuer(shop),
  backup,
});
store.database('orders');
const { spec } = find(shop, 'BackupSchedule');
const template = spec.backupTemplate;

test('when it is told to, kept for as many days as it is told', () => {
  expect(spec.schedule).toBe(backup.schedule);
  expect(spec.maxReservedTime).toBe('216h');
});

test('what is no longer kept is removed from the bucket too', () => {
  expect(template.cleanPolicy).toBe('Delete');
});

test('the whole cluster, to the bucket, with its keys from its Secret', () => {
  expect(template).toMatchObject({ backupType: 'full', br: { cluster: 'order-db', sendCredToTikv: true } });
  expect(template.s3).toMatchObject({
    bucket: 'backups',
    prefix: 'order-db',
    endpoint: 'http://seaweed-s3.object-store.svc:8333',
    forcePathStyle: true,
  });
  const { data } = find(shop, 'ExternalSecret', 'backups-s3').spec.target.template;
  const keys = template.env.map(({ name, valueFrom: { secretKeyRef } }: Rendered) => {
    expect(secretKeyRef.name).toBe('backups-s3');
    expect(Object.keys(data)).toContain(secretKeyRef.key);
    return name as string;
  });
  expect(keys).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
});

test('by BR of the same release, not as root, under an account that may write how it goes and nothing else', () => {
  expect(template.toolImage).toBe('br:v8');
  expect(template.podSecurityContext).toMatchObject({ runAsNonRoot: true });
  expect(find(shop, 'RoleBinding', template.serviceAccount).subjects).toEqual([
    { kind: 'ServiceAccount', name: template.serviceAccount },
  ]);
  const { rules } = find(shop, 'Role', template.serviceAccount);
  expect(rules.flatMap(({ resources: some }: Rendered) => some as string[]).sort()).toEqual([
    'backups',
    'compactbackups',
    'events',
    'restores',
  ]);
});

test('the policy of its jobs knows the labels that the operator gives them', () => {
  const { podSelector, egress } = find(shop, 'NetworkPolicy', 'order-db-backup').spec;
  expect(podSelector.matchLabels).toEqual({
    'app.kubernetes.io/name': 'backup',
    'app.kubernetes.io/managed-by': 'backup-operator',
    'app.kubernetes.io/instance': 'order-db',
  });
  expect(egress.filter(({ to }: Rendered) => to === undefined)).toHaveLength(1);
});

test('the stores write the backup themselves', () => {
  const edges = Edge.within(store).map(({ client, server }) => `${client.name} > ${server.name}`);
  expect(edges).toContain('order-db-tikv > seaweed-s3');
});

describe('restored', () => {
  const [restore] = Restore.within(store);
  const declared = new Chart(app, 'restored', { namespace: 'shop', disableResourceNameHashes: true });
  restore?.props.declare(declared, { into: 'order-db-new', backup: 'order-db-2026-08-20t03-00-07' });
  const restored = find(declared, 'Restore').spec;

  test('from the backup of that name, where the operator put it', () => {
    expect(restored.s3).toEqual({ ...template.s3, prefix: 'order-db/order-db-pd.shop-2379-2026-08-20t03-00-07' });
    expect(restored.env).toEqual(template.env);
  });

  test('into a new cluster of the same size, which is not saved meanwhile', () => {
    const { spec: cluster } = find(declared, 'TidbCluster', 'order-db-new');
    const old = find(shop, 'TidbCluster', 'order-db').spec;
    expect(cluster.tikv.requests).toEqual(old.tikv.requests);
    expect(restored.br.cluster).toBe('order-db-new');
    expect(render(declared).filter(({ kind }) => kind === 'BackupSchedule')).toEqual([]);
  });

  test('its databases, but not its users: those are made anew', () => {
    expect(restored.tableFilter).toEqual(['orders.*']);
    expect(restored.br.options).toContain('--with-sys-table=false');
    expect(find(declared, 'Job', 'order-db-new-orders-schema')).toBeDefined();
  });

  test('by jobs that wait for the cluster, behind a policy of their own', () => {
    expect(restored.backoffLimit).toBeGreaterThan(0);
    expect(restored.serviceAccount).toBe('order-db-backup');
    const { podSelector } = find(declared, 'NetworkPolicy', 'order-db-new-restore').spec;
    expect(podSelector.matchLabels).toMatchObject({
      'app.kubernetes.io/name': 'restore',
      'app.kubernetes.io/instance': 'order-db-new',
    });
  });

  test('leaves a gap for the path of the backup when nobody says which', () => {
    const other = new Chart(app, 'other', { namespace: 'shop', disableResourceNameHashes: true });
    restore?.props.declare(other, { into: 'order-db-other' });
    expect(find(other, 'Restore').spec.s3.prefix).toBe('order-db/name-of-the-backup');
  });

  test.each(['order-db', 'other-db-2026-08-20t03-00-07', 'order-db-2-2026-08-20t03-00-07', 'order-db-pd.shop-2379-x'])(
    'from no %s, which is no backup of it',
    (backup) => {
      const other = new Chart(app, `other-${backup}`, { namespace: 'shop', disableResourceNameHashes: true });
      const declare = () => restore?.props.declare(other, { into: 'order-db-other', backup });
      expect(declare).toThrow(/a backup of order-db is called like order-db-2026-08-20t03-00-07, got/);
    },
  );

  test('says what a request may ask', () => {
    expect(restore?.props).toMatchObject({ store: 'order-db', precision: 'backup', maxNameLength: 35 });
  });
});
