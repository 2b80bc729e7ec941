import { PerconaXtraDbCluster } from '../../../constructs/datastores/xtradb-cluster';
import type { XtraDbClusterProps } from '../../../constructs/datastores/xtradb-cluster';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, render } from '../render';

const watcher = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } };

function propsIn(shop: ReturnType<typeof component>, size: Partial<XtraDbClusterProps['size']> = {}) {
  const props: Required<XtraDbClusterProps> = {
    size: { servers: 3, proxies: 2, server: resources, proxy: resources, watcher, volume: '7Gi', ...size },
    storageClass: 'fast',
    images: { server: 'pxc:8.4', haproxy: 'haproxy:2.8', xtrabackup: 'xtrabackup:8.4' },
    crVersion: '1.20.0',
    operator: stranger(shop, 'operator'),
    issuer: issuer(shop),
    backup: backupOf(shop),
  };
  return props;
}

const shop = component();
const store = new PerconaXtraDbCluster(shop, 'product-db', propsIn(shop));
const database = store.database('product_items');
const { metadata, spec } = find(shop, 'PerconaXtraDBCluster');

function specOf(size: Partial<XtraDbClusterProps['size']>) {
  const other = component('cart');
  new PerconaXtraDbCluster(other, 'cart-db', propsIn(other, size));
  return find(other, 'PerconaXtraDBCluster').spec;
}

test('its sizes, class and images are those that it is given', () => {
  expect(spec.pxc).toMatchObject({ size: 3, image: 'pxc:8.4', resources });
  expect(spec.pxc.volumeSpec.persistentVolumeClaim).toMatchObject({
    storageClassName: 'fast',
    resources: { requests: { storage: '7Gi' } },
  });
  expect(spec.haproxy).toMatchObject({ size: 2, image: 'haproxy:2.8', resources, sidecarResources: watcher });
  expect(spec.backup.image).toBe('xtrabackup:8.4');
});

test('it behaves as the release of the operator that it names, which writes no images over those of the manifest', () => {
  expect(spec).toMatchObject({ crVersion: '1.20.0', upgradeOptions: { apply: 'disabled' } });
});

test('fewer than three servers or two proxies have to be allowed', () => {
  expect(spec.unsafeFlags).toEqual({ pxcSize: false, proxySize: false });
  expect(specOf({ servers: 1, proxies: 1 }).unsafeFlags).toEqual({ pxcSize: true, proxySize: true });
});

test('no node has two servers, and no drain takes two at once', () => {
  for (const part of [spec.pxc, spec.haproxy]) {
    expect(part.affinity.antiAffinityTopologyKey).toBe('kubernetes.io/hostname');
    expect(part.podDisruptionBudget).toEqual({ maxUnavailable: 1 });
  }
});

test('after a crash of all servers it starts by itself', () => {
  expect(spec.pxc.autoRecovery).toBe(true);
  expect(metadata.finalizers).toEqual(['percona.com/delete-pxc-pods-in-order']);
});

test('its pods fit the level `restricted`', () => {
  for (const part of [spec.pxc, spec.haproxy]) {
    expect(part.podSecurityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1001,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  }
  for (const part of [spec.pxc, spec.haproxy, spec.initContainer]) {
    expect(part.containerSecurityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  }
});

test('a database has an owner of its own, whose password is drawn in the cluster', () => {
  expect(spec.users).toEqual([
    {
      name: 'product_items',
      dbs: ['product_itemsdb'],
      hosts: ['%'],
      grants: ['ALL PRIVILEGES'],
      passwordSecretRef: { name: 'product-db-product-items', key: 'password' },
    },
  ]);
  expect(database.facts).toEqual({ DATABASE: 'product_itemsdb' });
  expect(database.credentials).toEqual({
    secretName: 'product-db-product-items',
    usernameKey: 'username',
    passwordKey: 'password',
  });
  const { data } = find(shop, 'ExternalSecret', 'product-db-product-items').spec.target.template;
  expect(data.username).toBe('product_items');
});

test('clients reach the proxies, and verify the name of the server behind them', () => {
  const certificate = find(shop, 'Certificate').spec;
  expect(database).toMatchObject({ host: 'product-db-haproxy.shop.svc', port: 3306 });
  expect(database.servers).toEqual([{ pods: store.proxies, ports: [{ port: 3306 }] }]);
  expect(certificate.dnsNames).toContain(database.host);
  expect(database.ca).toEqual({ secretName: certificate.secretName, key: 'ca.crt' });
});

test('nobody connects without encryption', () => {
  expect(spec.pxc.configuration).toContain('[mysqld]\nrequire_secure_transport=ON\n');
});

test('servers show the same certificate to one another, as clients too', () => {
  const certificate = find(shop, 'Certificate').spec;
  expect(spec).toMatchObject({
    sslSecretName: certificate.secretName,
    sslInternalSecretName: certificate.secretName,
    tls: { enabled: true },
  });
  expect(certificate.usages).toEqual(['digital signature', 'server auth', 'client auth']);
  expect(certificate.dnsNames).toContain('*.product-db-pxc');
});

test('servers replicate, proxies lead to them, the operator reaches both, backups go to the object store', () => {
  const open = Edge.within(store).map(({ client, server }) => `${client.name} > ${server.name}`);
  expect(open.sort()).toEqual(
    [
      'operator > product-db-haproxy',
      'operator > product-db-pxc',
      'operator > seaweed-s3',
      'product-db-backup > product-db-pxc',
      'product-db-backup > seaweed-s3',
      'product-db-haproxy > product-db-pxc',
      'product-db-pxc > product-db-backup',
      'product-db-pxc > product-db-pxc',
    ].sort(),
  );
});

test('servers count with their volumes, proxies with their watchers', () => {
  expect(Footprint.within(store)).toEqual([
    { workload: 'product-db-pxc', replicas: 3, containers: [resources], volumes: ['7Gi'] },
    { workload: 'product-db-haproxy', replicas: 2, containers: [resources, watcher] },
  ]);
});

test('its data and the way to it outlive its manifest', () => {
  const kept = render(shop)
    .filter((one) => one.metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')
    .map((one) => `${one.kind as string} ${one.metadata.name as string}`);
  expect(kept).toEqual(
    expect.arrayContaining([
      'PerconaXtraDBCluster product-db',
      'NetworkPolicy product-db-pxc',
      'Certificate product-db-tls',
    ]),
  );
});

test('fails when the name is longer than the operator takes', () => {
  const other = component('cart');
  expect(() => new PerconaXtraDbCluster(other, 'x'.repeat(23), propsIn(other))).toThrow(/at most 22 characters/);
  expect(() => new PerconaXtraDbCluster(other, 'x'.repeat(22), propsIn(component('cart')))).not.toThrow();
});

test.each([0, 2, 4, 7])('fails when it has %d servers, which the operator refuses', (servers) => {
  expect(() => specOf({ servers })).toThrow(`must be 1, 3 or 5 to keep a quorum, got ${servers}`);
});

test('fails when a database has the name of a user of the operator', () => {
  expect(() => store.database('monitor')).toThrow(/must not be one of/);
});

test('fails when a database is asked for twice', () => {
  expect(() => store.database('product_items')).toThrow(/must differ from 'product_items'/);
});
