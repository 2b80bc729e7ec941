import { VitessCluster } from '../../../constructs/datastores/vitess';
import type { VitessProps } from '../../../constructs/datastores/vitess';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, kinds, render, type Rendered } from '../render';

const part = (cpu: string) => ({ ...resources, requests: { cpu, memory: '128Mi' } });

function propsOf(home: ReturnType<typeof component>): Required<VitessProps> {
  return {
    size: {
      tablets: 3,
      gateways: 2,
      gateway: part('1m'),
      control: part('2m'),
      vttablet: part('3m'),
      mysqld: part('4m'),
      etcd: part('5m'),
      volume: '7Gi',
    },
    storageClass: 'fast',
    images: { vitess: 'vitess:24.0.0', mysql: 'mysql:8.0.40', mysqldExporter: 'exporter:0.18.0', etcd: 'etcd:3.5.17' },
    operator: stranger(home, 'operator'),
    issuer: issuer(home),
    backup: backupOf(home),
  };
}

const shop = component();
const props = propsOf(shop);
const store = new VitessCluster(shop, 'order-db', props);
const database = store.database('order');
const { spec } = find(shop, 'VitessCluster');
const [keyspace] = spec.keyspaces;
const { shardTemplate } = keyspace.partitionings[0].equal;
const [pool] = shardTemplate.tabletPools;

test('every image is named: a new operator would bring others', () => {
  expect(spec.images).toEqual({
    ...Object.fromEntries(
      ['vtctld', 'vtgate', 'vttablet', 'vtbackup', 'vtorc'].map((name) => [name, props.images.vitess]),
    ),
    mysqld: { mysql80Compatible: props.images.mysql },
    mysqldExporter: props.images.mysqldExporter,
  });
  expect(spec.globalLockserver.etcd.image).toBe(props.images.etcd);
});

test('a database is an unsharded keyspace of its name, on volumes of the given class', () => {
  expect(keyspace).toMatchObject({ name: 'order', databaseName: 'order' });
  expect(keyspace.partitionings[0].equal.parts).toBe(1);
  expect(pool).toMatchObject({ cell: spec.cells[0].name, type: 'replica', replicas: 3 });
  for (const { dataVolumeClaimTemplate } of [pool, spec.globalLockserver.etcd])
    expect(dataVolumeClaimTemplate.storageClassName).toBe('fast');
  expect(pool.dataVolumeClaimTemplate.resources.requests.storage).toBe('7Gi');
});

test('a confirmed write is on two disks, unless there is one tablet', () => {
  expect(keyspace.durabilityPolicy).toBe('semi_sync');
  const other = component('other');
  const all = propsOf(other);
  new VitessCluster(other, 'db', { ...all, size: { ...all.size, tablets: 1, gateways: 1 } }).database('x');
  expect(find(other, 'VitessCluster').spec.keyspaces[0].durabilityPolicy).toBe('none');
  expect(kinds(other)).not.toContain('PodDisruptionBudget');
});

test('a changed cluster changes at once, without annotations by hand', () => {
  expect(spec.updateStrategy.type).toBe('Immediate');
});

test('the gateways know one user, whose password is drawn in the cluster', () => {
  const { data } = find(shop, 'ExternalSecret', 'order-db-users').spec.target.template;
  expect(JSON.parse(data['users.json'])).toEqual({
    order: [{ UserData: 'order', Password: '{{ .password }}' }],
  });
  expect(data).toMatchObject({ username: 'order', password: '{{ .password }}' });
  expect(spec.cells[0].gateway.authentication.static.secret).toEqual({ name: 'order-db-users', key: 'users.json' });
  expect(database.credentials).toEqual({
    secretName: 'order-db-users',
    usernameKey: 'username',
    passwordKey: 'password',
  });
});

test('a second database is refused: its user could not be made known', () => {
  expect(() => store.database('cart')).toThrow(/'order-db' has its database, 'order': make a cluster for 'cart'/);
});

test.each(['mysql', 'information_schema', 'Order'])('a database cannot be called %s', (name) => {
  const other = component('other');
  expect(() => new VitessCluster(other, 'db', propsOf(other)).database(name)).toThrow(/name of a database/);
});

test('clients verify the host that they are told, and nobody connects without TLS', () => {
  const { required, tls } = spec.cells[0].gateway.secureTransport;
  const certificate = find(shop, 'Certificate', 'order-db-tls').spec;
  expect(required).toBe(true);
  expect([tls.certSecret, tls.keySecret]).toEqual(
    ['tls.crt', 'tls.key'].map((key) => ({ name: certificate.secretName, key })),
  );
  expect(certificate.dnsNames).toContain(database.host);
  expect(database.ca).toEqual({ secretName: certificate.secretName, key: 'ca.crt' });
});

test('the Service of that host leads to the gateways of this cluster alone', () => {
  const service = find(shop, 'Service', 'order-db').spec;
  expect(database).toMatchObject({ host: 'order-db.shop.svc', port: 3306 });
  expect(service.ports).toMatchObject([{ port: 3306, targetPort: 3306 }]);
  expect(service.selector).toEqual({
    'planetscale.com/cluster': 'order-db',
    'planetscale.com/component': 'vtgate',
  });
  expect(database.servers).toMatchObject([{ pods: { name: 'order-db-vtgate' }, ports: [{ port: 3306 }] }]);
});

test('MySQL begins with the accounts of Vitess, none of which an application knows', () => {
  const { data } = find(shop, 'ExternalSecret', 'order-db-init').spec.target.template;
  expect(shardTemplate.databaseInitScriptSecret).toEqual({ name: 'order-db-init', key: 'init_db.sql' });
  for (const account of ['dba', 'app', 'appdebug', 'allprivs', 'repl', 'filtered', 'monitoring'])
    expect(data['init_db.sql']).toContain(`'vt_${account}'@`);
  expect(data['init_db.sql']).not.toContain('{{');
});

test('a drained node leaves a quorum of tablets and all gateways but one', () => {
  const budget = (name: string) => find(shop, 'PodDisruptionBudget', name).spec;
  expect(budget('order-db-vttablet')).toEqual({
    minAvailable: 2,
    selector: {
      matchLabels: { 'planetscale.com/cluster': 'order-db', 'planetscale.com/component': 'vttablet' },
    },
  });
  expect(budget('order-db-vtgate').minAvailable).toBe(1);
});

test('pods cost what their resources say, those of the operator included', () => {
  const costs = Object.fromEntries(
    Footprint.within(store).map(({ workload, replicas, containers }) => [
      workload.replace('order-db-', ''),
      [replicas, ...containers.map(({ requests }) => requests.cpu)],
    ]),
  );
  expect(costs).toEqual({
    etcd: [3, '5m'],
    vtgate: [2, '1m'],
    vtctld: [1, '2m'],
    vtorc: [1, '2m'],
    vttablet: [3, '3m', '4m', pool.mysqldExporter.resources.requests.cpu],
    'backup-storage': [1, '100m'],
  });
  expect([pool.vttablet.resources, pool.mysqld.resources]).toEqual([props.size.vttablet, props.size.mysqld]);
  expect(spec.globalLockserver.etcd.resources).toEqual(props.size.etcd);
  expect([spec.vitessDashboard.resources, keyspace.vitessOrchestrator.resources]).toEqual(
    Array(2).fill(props.size.control),
  );
});

test('its data and the way to it outlive its manifest', () => {
  const kept = render(shop)
    .filter(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')
    .map(({ kind, metadata }: Rendered) => `${kind as string} ${metadata.name as string}`);
  expect(kept).toEqual(
    expect.arrayContaining([
      'VitessCluster order-db',
      'ExternalSecret order-db-users',
      'NetworkPolicy order-db-vttablet',
      'Service order-db',
    ]),
  );
});

test('fails when the name leaves the operator no room for its own', () => {
  expect(() => new VitessCluster(shop, 'x'.repeat(41), props)).toThrow(/at most 40 characters/);
  const other = component('other');
  expect(() => new VitessCluster(other, 'x'.repeat(40), propsOf(other))).not.toThrow();
});

test('fails when two tablets would stop each other from writing', () => {
  const size = { ...props.size, tablets: 2 };
  expect(() => new VitessCluster(shop, 'other-db', { ...props, size })).toThrow(/at least 3.*got 2/);
});

test('who talks to whom', () => {
  const open = Edge.within(store).map(({ client, server }) =>
    `${client.name} > ${server.name}`.replaceAll('order-db-', ''),
  );
  const to = (server: string, ...clients: readonly string[]) => clients.map((client) => `${client} > ${server}`);
  expect([...new Set(open)].sort()).toEqual(
    [
      ...to('etcd', 'etcd', 'vtgate', 'vtctld', 'vtorc', 'vttablet', 'vtbackup', 'backup', 'operator'),
      ...to('vttablet', 'vtgate', 'vtctld', 'vtorc', 'vttablet', 'vtbackup', 'backup', 'operator'),
      ...to('vtctld', 'operator', 'prune'),
      ...to('seaweed-s3', 'vttablet', 'vtbackup', 'backup', 'vtctld', 'vbs-subcontroller'),
    ].sort(),
  );
});

test('only pods that replicate reach the MySQL of a tablet, which asks them for no password', () => {
  const clients = Edge.within(store).filter(
    ({ server, ports }) => server.name === 'order-db-vttablet' && ports.some(({ port }) => port === 3306),
  );
  expect(clients.map(({ client }) => client.name).sort()).toEqual([
    'order-db-backup',
    'order-db-vtbackup',
    'order-db-vttablet',
  ]);
});
