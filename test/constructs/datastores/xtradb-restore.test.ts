import { Construct } from 'constructs';
import { PerconaXtraDbCluster } from '../../../constructs/datastores/xtradb-cluster';
import { Edge } from '../../../constructs/shared/edge';
import { Restore } from '../../../constructs/shared/restore';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find } from '../render';

const shop = component();
const store = new PerconaXtraDbCluster(shop, 'product-db', {
  size: { servers: 3, proxies: 2, server: resources, proxy: resources, watcher: resources, volume: '7Gi' },
  storageClass: 'fast',
  images: { server: 'pxc:8.4', haproxy: 'haproxy:2.8', xtrabackup: 'xtrabackup:8.4' },
  crVersion: '1.20.0',
  operator: stranger(shop, 'operator'),
  issuer: issuer(shop),
  backup: backupOf(shop),
});
store.database('product');
const [restore] = Restore.within(store);
const restored = new Construct(shop, 'restore-product-db-2');
restore?.props.declare(restored, { into: 'product-db-2' });

test('one of the backups that the bucket has, into a name that the operator takes', () => {
  expect(restore?.props).toMatchObject({ store: 'product-db', precision: 'backup', maxNameLength: 22 });
});

test('from the bucket of the backups, by a name that a person fills in', () => {
  const { spec } = find(shop, 'PerconaXtraDBClusterRestore');
  expect(spec.pxcCluster).toBe('product-db-2');
  expect(spec.backupSource.destination).toBe('s3://backups/name-of-the-backup');
  expect(spec.backupSource.s3).toMatchObject({ bucket: 'backups', credentialsSecret: 'backups-s3' });
  expect(spec.resources).toEqual(resources);
});

test('or by the name that is given', () => {
  const other = component('other');
  restore?.props.declare(other, { into: 'product-db-3', backup: 'product-db-2026-03-04-01:00:00-full' });
  const { destination } = find(other, 'PerconaXtraDBClusterRestore').spec.backupSource;
  expect(destination).toBe('s3://backups/product-db-2026-03-04-01:00:00-full');
  expect(restore?.props.backups?.list).toBe('get pxc-backup');
});

test('the new cluster is as the old one was, with the same databases and passwords of its own', () => {
  const { spec } = find(shop, 'PerconaXtraDBCluster', 'product-db-2');
  const old = find(shop, 'PerconaXtraDBCluster', 'product-db').spec;
  expect(spec.pxc).toEqual(old.pxc);
  expect(spec.users).toEqual([
    { ...old.users[0], passwordSecretRef: { name: 'product-db-2-product', key: 'password' } },
  ]);
  expect(spec.secretsName).toBe('product-db-2-secrets');
});

test('what fills it can be applied by itself, after the cluster', () => {
  const part = (kind: string) =>
    find(shop, kind, 'product-db-2').metadata.labels['app.kubernetes.io/component'] as string;
  expect(part('PerconaXtraDBClusterRestore')).toBe('restore');
  expect(part('PerconaXtraDBCluster')).not.toBe('restore');
});

test('the pod that fills it, known by the name of its Job, reaches the object store', () => {
  expect(find(shop, 'NetworkPolicy', 'product-db-2-restore').spec.podSelector.matchLabels).toEqual({
    'percona.com/restore-job-name': 'restore-job-product-db-2-product-db-2',
  });
  const open = Edge.within(restored).map(({ client, server }) => `${client.name} > ${server.name}`);
  expect(open).toContain('product-db-2-restore > seaweed-s3');
});
