import { TidbCluster } from '../../../constructs/datastores/tidb';
import type { TidbClusterProps } from '../../../constructs/datastores/tidb';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const shop = component();
const part = { replicas: 3, resources, volume: '2Gi' };
const props: Required<TidbClusterProps> = {
  size: { pd: part, tikv: part, tidb: { replicas: 2, resources }, discovery: resources },
  storageClass: 'fast',
  images: {
    pd: 'registry/pd:v8.5.7',
    tikv: 'registry/tikv:v8.5.7',
    tidb: 'registry/tidb:v8.5.7',
    br: 'registry/br:v8.5.7',
    client: 'mysql:8.4.9',
  },
  operator: stranger(shop, 'operator'),
  issuer: issuer(shop),
  backup: backupOf(shop),
};
const store = new TidbCluster(shop, 'order-db', props);
const database = store.database('order_items');
const { spec } = find(shop, 'TidbCluster');

test('TiDB over what TiKV has alone', () => {
  expect(spec.version).toBe('v8.5.7');
  expect(spec.tidb).toMatchObject({ baseImage: 'registry/tidb', replicas: 2, requests: resources.requests });
  expect(spec.tikv.baseImage).toBe('registry/tikv');
  expect(spec.tidb.securityContext).toEqual(spec.tikv.securityContext);
});

test('its configuration has what the operator would add, and lets in members of the cluster only', () => {
  expect(spec.tidb.config).toBe(
    '[log]\n  [log.file]\n    max-backups = 3\n\n[security]\n  cluster-verify-cn = ["order-db"]\n',
  );
});

test('there is a Service for SQL, and nothing beside the server in its pod', () => {
  expect(spec.tidb.service).toEqual({ type: 'ClusterIP' });
  expect(spec.tidb.separateSlowLog).toBe(false);
});

test('SQL is encrypted, under a name that can be verified, for clients without a certificate', () => {
  expect(spec.tidb.tlsClient).toEqual({ enabled: true, disableClientAuthn: true });
  const { dnsNames, secretName, usages } = find(shop, 'Certificate', 'order-db-tidb-server-secret').spec;
  expect(dnsNames).toContain(database.host);
  expect(usages).not.toContain('client auth');
  expect(database.ca).toEqual({ secretName, key: 'ca.crt' });
  expect(database.clientCertificate).toBeUndefined();
});

test('PD takes the certificate of the cluster for its dashboard: one of the name that the operator would choose is not there', () => {
  expect(find(shop, 'Certificate', spec.pd.tlsClientSecretName)).toBeDefined();
});

test('TiDB is a member with a certificate of its own', () => {
  const { dnsNames, commonName } = find(shop, 'Certificate', 'order-db-tidb-cluster-secret').spec;
  expect(dnsNames).toContain('*.order-db-tidb-peer.shop.svc');
  expect(commonName).toBe('order-db');
});

test('a service gets a login of its own; that of root is drawn in the cluster, and one Job sees it', () => {
  expect(database).toMatchObject({ protocol: 'mysql', host: 'order-db-tidb.shop.svc', port: 4000 });
  expect(database.servers).toEqual([{ pods: store.pods, ports: [{ port: 4000 }] }]);
  expect(database.credentials?.secretName).toBe('order-db-order-items');
  expect(database.facts).toEqual({ DATABASE: 'order_items' });
  const job = find(shop, 'Job', 'order-db-order-items-schema').spec.template.spec;
  expect(job.containers[0]).toMatchObject({ image: 'mysql:8.4.9', command: ['/bin/sh', '/scripts/tidb-schema.sh'] });
  const { data } = find(shop, 'ExternalSecret', 'order-db-root').spec.target.template;
  expect(data).toEqual({ username: 'root', password: '{{ .password }}' });
});

test('the Job verifies the server too', () => {
  const [container] = find(shop, 'Job', 'order-db-order-items-schema').spec.template.spec.containers;
  const names = container.env.map(({ name }: Rendered) => name as string);
  expect(names).toEqual(expect.arrayContaining(['ADMIN_PASSWORD_FILE', 'DB_CA_FILE', 'DB_PASSWORD_FILE']));
});

test('who talks to whom, beside what PD and TiKV do alone', () => {
  const open = Edge.within(store)
    .map(({ client, server, ports }) => [client.name, '>', server.name, ...ports.map(({ port }) => port)].join(' '))
    .filter((edge) => edge.includes('-tidb') || edge.includes('-backup'));
  expect(open.sort()).toEqual(
    [
      'operator > order-db-tidb 10080',
      'order-db-backup > order-db-pd 2379',
      'order-db-backup > order-db-tikv 20160 20180',
      'order-db-backup > seaweed-s3 8333',
      'order-db-order-items-schema > order-db-tidb 4000',
      'order-db-tidb > order-db-pd 2379',
      'order-db-tidb > order-db-tidb 10080',
      'order-db-tidb > order-db-tikv 20160',
    ].sort(),
  );
});

test('every pod counts', () => {
  const workloads = Footprint.within(store).map(({ workload, replicas }) => `${workload} ${String(replicas)}`);
  expect(workloads).toEqual(['order-db-pd 3', 'order-db-tikv 3', 'order-db-discovery 1', 'order-db-tidb 2']);
});

test('one server at a time may be evicted', () => {
  const { selector, maxUnavailable } = find(shop, 'PodDisruptionBudget', 'order-db-tidb').spec;
  expect(maxUnavailable).toBe(1);
  expect(selector.matchLabels).toEqual(store.pods.podLabels);
});

test('its data and the way to it outlive its manifest', () => {
  const kept = render(shop)
    .filter(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')
    .map(({ kind, metadata }) => `${kind as string} ${metadata.name as string}`);
  expect(kept).toEqual(
    expect.arrayContaining(['TidbCluster order-db', 'ExternalSecret order-db-root', 'NetworkPolicy order-db-tidb']),
  );
});

test('a cluster without a backup has no jobs, and no way back', () => {
  const other = component('other');
  const bare = new TidbCluster(other, 'order-db', { ...props, backup: undefined });
  expect(render(other).filter(({ kind }) => kind === 'BackupSchedule')).toEqual([]);
  expect(Edge.within(bare).some(({ server }) => server.name === 'seaweed-s3')).toBe(false);
});

test('fails when the program for backups is of another release', () => {
  const images = { ...props.images, br: 'registry/br:v7.1.0' };
  expect(() => new TidbCluster(component('other'), 'order-db', { ...props, images })).toThrow(/must be of one release/);
});

test.each(['root', 'mysql', 'test', 'information_schema'])(
  'fails when a database is called %s, which TiDB has',
  (name) => {
    expect(() => store.database(name)).toThrow(/must not be one of/);
  },
);

test('fails when the name leaves no room for that of a backup', () => {
  expect(() => new TidbCluster(component('other'), 'x'.repeat(36), props)).toThrow(/at most 35/);
});
