import { Cassandra } from '../../../constructs/datastores/cassandra';
import type { CassandraProps } from '../../../constructs/datastores/cassandra';
import type { CassandraSize } from '../../../constructs/datastores/cassandra-spec';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const shop = component();
const logger = { ...resources, limits: { memory: '1Mi' } };
const medusa = { ...resources, limits: { memory: '2Mi' } };
const server = { ...resources, limits: { cpu: '3', memory: '3Mi' } };
const size: CassandraSize = { instances: 4, server, heap: '1Gi', logger, backup: medusa, volume: '7Gi' };
const props: Required<CassandraProps> = {
  size,
  storageClass: 'fast',
  image: 'registry/cass-management-api:5.0.6-ubi',
  operator: stranger(shop, 'operator'),
  issuer: issuer(shop),
  backup: backupOf(shop),
};
const store = new Cassandra(shop, 'parcel-db', props);
const database = store.database('parcel_status');
const { spec } = find(shop, 'K8ssandraCluster');

const clusterOf = (changes: Partial<CassandraProps>, name = 'cart-db'): Rendered => {
  const other = component('cart');
  new Cassandra(other, name, { ...props, backup: backupOf(other), ...changes });
  return find(other, 'K8ssandraCluster').spec;
};

test('one datacenter, whose object bears the name of the cluster: another cluster in the namespace has another', () => {
  expect(spec.cassandra.datacenters).toEqual([{ metadata: { name: 'parcel-db' }, datacenterName: 'dc1', size: 4 }]);
});

test('a rack for each of three copies, each node on a machine of its own', () => {
  expect(spec.cassandra.racks.map(({ name }: Rendered) => name)).toEqual(['rack1', 'rack2', 'rack3']);
  for (const { affinity } of spec.cassandra.racks) {
    expect(affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
      {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: { matchLabels: { 'cassandra.datastax.com/cluster': 'parcel-db' } },
      },
    ]);
  }
  expect(clusterOf({ size: { ...size, instances: 1 } }).cassandra.racks).toHaveLength(1);
});

test('a node of another cluster may share its machine: the rule of the operator is off, which wants a limit of CPU', () => {
  expect(spec.cassandra.softPodAntiAffinity).toBe(true);
  expect(spec.cassandra.resources.limits.cpu).toBe('3');
});

test('each node has its volume, its memory and a heap that fits in it', () => {
  expect(spec.cassandra).toMatchObject({
    resources: server,
    config: { jvmOptions: { heap_initial_size: '1Gi', heap_max_size: '1Gi' } },
    storageConfig: {
      cassandraDataVolumeClaimSpec: { storageClassName: 'fast', resources: { requests: { storage: '7Gi' } } },
    },
  });
});

test.each([
  ['registry:5000/cass-management-api:5.0.6-ubi', '5.0.6'],
  ['registry/cass-management-api:4.1.8@sha256:0123', '4.1.8'],
])('the version of %s is %s', (image, version) => {
  expect(clusterOf({ image }).cassandra).toMatchObject({ serverImage: image, serverVersion: version });
});

test('every container that we may name fits the level `restricted`', () => {
  const { podSecurityContext, containers, initContainers } = spec.cassandra;
  expect(podSecurityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  const contexts = [...containers, ...initContainers, spec.medusa].map((one: Rendered) => one.securityContext);
  expect(contexts).toHaveLength(5);
  for (const context of contexts) {
    expect(context).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  }
  expect(initContainers.map(({ name }: Rendered) => name)).toEqual(['server-config-init-base', 'server-config-init']);
});

test('its pods have an identity of their own, and no token', () => {
  const { metadata, automountServiceAccountToken } = find(shop, 'ServiceAccount', 'parcel-db');
  expect(spec.cassandra.serviceAccount).toBe(metadata.name);
  expect(automountServiceAccountToken).toBe(false);
});

test("the superuser's password is drawn in the cluster, under the keys that the operator reads", () => {
  const { target } = find(shop, 'ExternalSecret', 'parcel-db-superuser').spec;
  expect(spec.cassandra.superuserSecretRef.name).toBe(target.name);
  expect(Object.keys(target.template.data).sort()).toEqual(['password', 'username']);
});

test('nothing is spoken in the clear, and a node shows its certificate to its peers', () => {
  expect(spec.cassandra.config.cassandraYaml).toEqual({
    client_encryption_options: { enabled: true, optional: false, require_client_auth: false },
    server_encryption_options: { internode_encryption: 'all', optional: false, require_client_auth: true },
  });
  for (const stores of [spec.cassandra.clientEncryptionStores, spec.cassandra.serverEncryptionStores]) {
    expect(stores.keystoreSecretRef).toEqual({ name: 'parcel-db-tls', key: 'keystore.jks' });
  }
});

test('a service gets the Service of the nodes, the datacenter, its keyspace and a login of its own', () => {
  expect(database).toMatchObject({
    protocol: 'cql',
    host: 'parcel-db-parcel-db-service.shop.svc',
    port: 9042,
    servers: [{ pods: store.pods, ports: [{ port: 9042 }] }],
    facts: { DATACENTER: 'dc1', KEYSPACE: 'parcel_status' },
    credentials: { secretName: 'parcel-db-parcel-status', usernameKey: 'username', passwordKey: 'password' },
    ca: { secretName: 'parcel-db-tls', key: 'ca.crt' },
    check: { image: props.image },
  });
  const names = find(shop, 'Certificate').spec.dnsNames;
  expect(names).toContain(database.host);
});

test.each([
  [1, '1'],
  [3, '3'],
  [5, '3'],
])('of %i nodes, %s keep each row', (instances, copies) => {
  const other = component('cart');
  new Cassandra(other, 'cart-db', { ...props, backup: backupOf(other), size: { ...size, instances } }).database('cart');
  const [{ env }] = find(other, 'Job', 'cart-db-cart-schema').spec.template.spec.containers;
  expect(env).toContainEqual({ name: 'DB_REPLICAS', value: copies });
});

test('what makes a keyspace uses the client of the very server, and is told where', () => {
  const [container] = find(shop, 'Job', 'parcel-db-parcel-status-schema').spec.template.spec.containers;
  expect(container).toMatchObject({ image: props.image, command: ['/bin/sh', '/scripts/cassandra-schema.sh'] });
  const env = Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value]));
  expect(env).toMatchObject({
    DB_CA_FILE: '/run/secrets/db/ca.crt',
    DB_DATACENTER: 'dc1',
    DB_KEYSPACE: 'parcel_status',
  });
});

test('nodes reach each other and the object store, the operators reach nodes, and the Job that makes keyspaces does', () => {
  const open = Edge.within(store).map(
    ({ client, server, ports }) => `${client.name} > ${server.name} ${ports.map(({ port }) => port).join(' ')}`,
  );
  expect(open.sort()).toEqual([
    'operator > parcel-db 8080 50051',
    'parcel-db > parcel-db 7000',
    'parcel-db > seaweed-s3 8333',
    'parcel-db-parcel-status-schema > parcel-db 9042',
  ]);
});

test('its policy is for its own nodes: those of a restored cluster beside it have another', () => {
  expect(find(shop, 'NetworkPolicy', 'parcel-db').spec.podSelector.matchLabels).toEqual({
    'cassandra.datastax.com/cluster': 'parcel-db',
  });
});

test('nodes count by racks, with all that runs beside them', () => {
  const racks = Footprint.within(store);
  expect(racks.map(({ workload, replicas }) => [workload, replicas])).toEqual([
    ['parcel-db-parcel-db-rack1-sts', 2],
    ['parcel-db-parcel-db-rack2-sts', 1],
    ['parcel-db-parcel-db-rack3-sts', 1],
  ]);
  expect(racks[0]).toMatchObject({ containers: [server, logger, medusa], volumes: ['7Gi'] });
  expect(spec.cassandra.containers[1].resources).toEqual(logger);
  expect(spec.medusa.containerResources).toEqual(medusa);
});

test('its data and the way to it outlive its manifest', () => {
  const protectedNames = render(shop)
    .filter(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')
    .map(({ kind, metadata }) => `${kind as string} ${metadata.name as string}`);
  expect(protectedNames).toEqual(
    expect.arrayContaining([
      'K8ssandraCluster parcel-db',
      'ExternalSecret parcel-db-superuser',
      'ExternalSecret parcel-db-keystore-password',
      'Certificate parcel-db-tls',
      'NetworkPolicy parcel-db',
    ]),
  );
});

test.each([0, 2, 1.5])('fails when %d nodes could keep no quorum', (instances) => {
  expect(() => clusterOf({ size: { ...size, instances } })).toThrow(/'size.instances'.*1, or at least 3/);
});

test.each(['x'.repeat(25), 'Cart', 'cart_db', '1cart'])('fails when the name is %s', (name) => {
  expect(() => clusterOf({}, name)).toThrow(/DNS label of at most 24 characters/);
});

test('a name of 24 characters is not too long', () => {
  expect(() => clusterOf({}, 'x'.repeat(24))).not.toThrow();
});

test.each(['registry/cassandra', 'registry:5000/cassandra', 'cassandra:latest'])(
  'fails when the image is %s, which has no version',
  (image) => {
    expect(() => clusterOf({ image })).toThrow(/version x\.y\.z/);
  },
);

test.each(['administrator', 'system_auth', 'medusa'])('fails when the keyspace is %s, which is taken', (name) => {
  expect(() => store.database(name)).toThrow(/must not be one of/);
});
