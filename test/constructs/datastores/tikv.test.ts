import { TikvCluster } from '../../../constructs/datastores/tikv';
import type { TikvClusterProps } from '../../../constructs/datastores/tikv';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { issuer, resources, saving, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const shop = component();
const part = (replicas: number, volume: string) => ({ replicas, resources, volume });
const props: Required<TikvClusterProps> = {
  size: { pd: part(3, '2Gi'), tikv: part(5, '7Gi'), discovery: resources },
  storageClass: 'fast',
  images: { pd: 'registry/pd:v8.5.7', tikv: 'registry/tikv:v8.5.7', client: 'curl:8' },
  operator: stranger(shop, 'operator'),
  issuer: issuer(shop),
  velero: saving(shop),
};
const store = new TikvCluster(shop, 'cart-db', props);
const database = store.database('cart_items');
const cluster = find(shop, 'TidbCluster');
const { spec } = cluster;

test('PD and TiKV without TiDB, in one release', () => {
  expect(spec.version).toBe('v8.5.7');
  expect(spec.tidb).toBeUndefined();
  expect(spec.pd).toMatchObject({ baseImage: 'registry/pd', replicas: 3, storageClassName: 'fast' });
  expect(spec.tikv).toMatchObject({ baseImage: 'registry/tikv', replicas: 5, storageClassName: 'fast' });
  expect(spec.pd.requests).toEqual({ ...resources.requests, storage: '2Gi' });
  expect(spec.tikv.requests.storage).toBe('7Gi');
});

test('no pod runs as root, or may become more than it is', () => {
  expect(spec.podSecurityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const { securityContext } of [spec.pd, spec.tikv, spec.discovery]) {
    expect(securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  }
});

test('pods of a part are spread over nodes, and one at a time may be evicted', () => {
  expect(spec.topologySpreadConstraints).toEqual([{ topologyKey: 'kubernetes.io/hostname', maxSkew: 1 }]);
  for (const name of ['cart-db-pd', 'cart-db-tikv']) {
    const budget = find(shop, 'PodDisruptionBudget', name).spec;
    expect(budget.maxUnavailable).toBe(1);
    expect(budget.selector.matchLabels).toEqual(find(shop, 'NetworkPolicy', name).spec.podSelector.matchLabels);
  }
});

test('a configuration for each part, each a text that the operator leaves as it is', () => {
  expect(spec.pd.config).toBe('[replication]\n  max-replicas = 3\n\n[security]\n  cert-allowed-cn = ["cart-db"]\n');
  expect(spec.tikv.config.split('\n')).toEqual([
    '[rocksdb]',
    '  max-open-files = 256',
    '',
    '[security]',
    '  cert-allowed-cn = ["cart-db"]',
    '',
    '[storage]',
    '  reserve-space = "0MB"',
    '',
  ]);
});

test('the operator takes the name of the cluster from its label: both are the same', () => {
  expect(cluster.metadata.labels['app.kubernetes.io/instance']).toBe('cart-db');
  expect(store.pd.podLabels['app.kubernetes.io/instance']).toBe('cart-db');
});

const certificate = (name: string) => find(shop, 'Certificate', name).spec;

test('members prove themselves to each other, by the names under which they are called', () => {
  expect(spec.tlsCluster).toEqual({ enabled: true });
  const pd = certificate('cart-db-pd-cluster-secret');
  expect(pd.usages).toEqual(['digital signature', 'server auth', 'client auth']);
  expect(pd.commonName).toBe('cart-db');
  expect(pd.ipAddresses).toContain('127.0.0.1');
  for (const name of ['cart-db-pd', 'cart-db-pd.shop.svc', '*.cart-db-pd-peer.shop.svc'])
    expect(pd.dnsNames).toContain(name);
  expect(certificate('cart-db-tikv-cluster-secret').dnsNames).toContain('*.cart-db-tikv-peer.shop.svc');
});

test('the operator and each database have a certificate that the cluster lets in, and that serves nothing', () => {
  for (const name of ['cart-db-cluster-client-secret', 'cart-db-cart-items-client']) {
    expect(certificate(name)).toMatchObject({ secretName: name, commonName: 'cart-db' });
    expect(certificate(name).usages).toEqual(['digital signature', 'client auth']);
    expect(certificate(name).dnsNames).toBeUndefined();
  }
});

test('a client dials PD, is sent on to the stores, and is told its prefix', () => {
  expect(database).toMatchObject({ protocol: 'tikv', host: 'cart-db-pd.shop.svc', port: 2379 });
  expect(database.servers).toEqual([
    { pods: store.pd, ports: [{ port: 2379 }] },
    { pods: store.tikv, ports: [{ port: 20160 }] },
  ]);
  expect(database.facts).toEqual({ PREFIX: 'cart_items/' });
  expect(database.ca).toEqual({ secretName: 'cart-db-cart-items-client', key: 'ca.crt' });
  expect(database.clientCertificate?.secretName).toBe('cart-db-cart-items-client');
  expect(database.credentials).toBeUndefined();
  expect(database.check.image).toBe('curl:8');
});

test('who talks to whom', () => {
  const open = Edge.within(store).map(({ client, server, ports }) =>
    [client.name, '>', server.name, ...ports.map(({ port }) => port)].join(' '),
  );
  expect(open.sort()).toEqual(
    [
      'cart-db-discovery > cart-db-pd 2379',
      'cart-db-pd > cart-db-discovery 10261',
      'cart-db-pd > cart-db-pd 2379 2380',
      'cart-db-tikv > cart-db-pd 2379',
      'cart-db-tikv > cart-db-tikv 20160',
      'operator > cart-db-pd 2379',
      'operator > cart-db-tikv 20160 20180',
    ].sort(),
  );
  const { egress } = find(shop, 'NetworkPolicy', 'cart-db-discovery').spec;
  expect(egress.filter(({ to }: Rendered) => to === undefined)).toHaveLength(1);
});

test('every pod counts', () => {
  expect(Footprint.within(store)).toEqual([
    { workload: 'cart-db-pd', replicas: 3, containers: [resources], volumes: ['2Gi'] },
    { workload: 'cart-db-tikv', replicas: 5, containers: [resources], volumes: ['7Gi'] },
    { workload: 'cart-db-discovery', replicas: 1, containers: [resources] },
  ]);
});

test('its data and the way to it outlive its manifest', () => {
  const kept = render(shop)
    .filter(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')
    .map(({ kind, metadata }) => `${kind as string} ${metadata.name as string}`);
  expect(kept).toEqual(expect.arrayContaining(['TidbCluster cart-db', 'NetworkPolicy cart-db-tikv']));
});

describe('a single node', () => {
  const laptop = component('laptop');
  const size = { pd: part(1, '1Gi'), tikv: part(1, '1Gi'), discovery: resources };
  new TikvCluster(laptop, 'cart-db', { ...props, size });

  test('keeps each key once, and has no budget that would hold up the draining of a node', () => {
    expect(find(laptop, 'TidbCluster').spec.pd.config).toContain('max-replicas = 1\n');
    expect(render(laptop).filter(({ kind }) => kind === 'PodDisruptionBudget')).toEqual([]);
  });
});

test.each(['pd', 'tikv'] as const)('fails when %s could never agree on a majority', (name) => {
  const size = { ...props.size, [name]: part(2, '1Gi') };
  expect(() => new TikvCluster(component('other'), 'cart-db', { ...props, size })).toThrow(
    new RegExp(`'size.${name}.replicas'.*must be odd.*got 2`),
  );
});

test.each(['x'.repeat(36), 'Cart', '9db', 'db-'])('fails when it is called %s', (name) => {
  expect(() => new TikvCluster(component('other'), name, props)).toThrow(/at most 35 lower-case letters/);
});

test('a name of 35 characters is not too long', () => {
  expect(() => new TikvCluster(component('other'), 'x'.repeat(35), props)).not.toThrow();
});

test('fails when a prefix would not do as the name of a database either', () => {
  expect(() => store.database('Cart')).toThrow(/lower-case letters/);
});
