import { parse } from 'yaml';
import { ElasticsearchCluster } from '../../../constructs/datastores/elasticsearch';
import type { ElasticsearchProps } from '../../../constructs/datastores/elasticsearch';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

function cluster(change: Partial<ElasticsearchProps> = {}, id = 'cart-db') {
  const shop = component();
  const backup = backupOf(shop);
  const props: ElasticsearchProps = {
    size: { nodes: 3, resources, volume: '7Gi' },
    storageClass: 'fast',
    images: { server: 'registry:5000/elasticsearch:9.4.3@sha256:abc', client: 'curl:8' },
    operator: stranger(shop, 'operator'),
    issuer: issuer(shop),
    backup,
    ...change,
  };
  return { shop, backup, store: new ElasticsearchCluster(shop, id, props) };
}

const { shop, backup, store } = cluster();
const database = store.database('cart_items');
const { spec, metadata } = find(shop, 'Elasticsearch');
const [nodes] = spec.nodeSets;
const secretOf = (name: string) => find(shop, 'ExternalSecret', name).spec.target.template.data;

test('its size, class and image are those that it is given, the version is that of the image', () => {
  expect(spec).toMatchObject({ version: '9.4.3', image: 'registry:5000/elasticsearch:9.4.3@sha256:abc' });
  expect(nodes).toMatchObject({ count: 3, resources });
  expect(nodes.volumeClaimTemplates[0].spec).toMatchObject({
    storageClassName: 'fast',
    resources: { requests: { storage: '7Gi' } },
  });
});

test('every node is like the others: any of three may fail', () => {
  expect(spec.nodeSets).toHaveLength(1);
  expect(nodes.config['node.roles']).toEqual(['master', 'data', 'ingest']);
});

test('it needs no setting of the node that it runs on', () => {
  expect(nodes.config['node.store.allow_mmap']).toBe(false);
  expect(nodes.podTemplate?.spec?.initContainers).toBeUndefined();
});

test('it asks nobody outside the cluster for anything', () => {
  expect(nodes.config['ingest.geoip.downloader.enabled']).toBe(false);
});

test('a database is a user who owns the indices that begin with its name, and no others', () => {
  const { username, password, roles, 'roles.yml': file } = secretOf('cart-db-cart-items');
  expect([username, password]).toEqual(['cart_items', '{{ .password }}']);
  expect(parse(file)).toEqual({ [roles]: { indices: [{ names: ['cart_items-*'], privileges: ['all'] }] } });
  expect(database.credentials).toEqual({
    secretName: 'cart-db-cart-items',
    usernameKey: 'username',
    passwordKey: 'password',
  });
  expect(database.facts).toEqual({ DATABASE: 'cart_items' });
});

test('the operator learns of all users and of their roles', () => {
  const secrets = ['cart-db-exporter', 'cart-db-snapshots', 'cart-db-cart-items'].map((secretName) => ({ secretName }));
  expect(spec.auth).toEqual({ fileRealm: secrets, roles: secrets });
});

test.each(['superuser', 'viewer', 'snapshot_user'])(
  'a database named as the role %s does not get that role',
  (name) => {
    const { shop: other, store: others } = cluster();
    others.database(name);
    const { data } = find(other, 'ExternalSecret', `cart-db-${name.replace('_', '-')}`).spec.target.template;
    expect(data.roles).not.toBe(name);
  },
);

test("its clients verify the server's name against an authority that they are given", () => {
  const certificate = find(shop, 'Certificate', 'cart-db-tls').spec;
  expect(certificate.secretName).toBe('cart-db-tls');
  expect(certificate.dnsNames).toContain(database.host);
  expect(certificate.dnsNames).toContain('cart-db-es-internal-http.shop.svc');
  expect(certificate.dnsNames).toContain('*.cart-db-es-default.shop.svc');
  expect(database.ca).toEqual({ secretName: 'cart-db-tls', key: 'ca.crt' });
  expect(spec.http.tls).toEqual({ certificate: { secretName: 'cart-db-tls' } });
});

test('it reaches its bucket with the keys of that bucket, none of them in the manifest', () => {
  expect(spec.secureSettings).toEqual([
    {
      secretName: backup.bucket.credentials.secretName,
      entries: [
        { key: 'AWS_ACCESS_KEY_ID', path: 's3.client.default.access_key' },
        { key: 'AWS_SECRET_ACCESS_KEY', path: 's3.client.default.secret_key' },
      ],
    },
  ]);
  expect(nodes.config).toMatchObject({
    's3.client.default.endpoint': backup.bucket.store.endpoint,
    's3.client.default.region': backup.bucket.store.region,
    's3.client.default.path_style_access': true,
  });
});

test('who saves it may read no index', () => {
  const { roles, 'roles.yml': file } = secretOf('cart-db-snapshots');
  const role = parse(file)[roles];
  expect(role.cluster).toEqual(['manage_slm', 'cluster:admin/snapshot/*', 'cluster:admin/repository/*']);
  expect(role.indices).toEqual([{ names: ['.slm-history-*'], privileges: ['all'] }]);
});

test('its pods reach one another and the object store, its operator and who saves it reach them', () => {
  const open = Edge.within(store).map(({ client, server, protocol }) => `${client.name} ${protocol} ${server.name}`);
  expect(open).toEqual([
    'cart-db replication cart-db',
    'operator operator cart-db',
    'cart-db s3 seaweed-s3',
    'cart-db-snapshots elasticsearch cart-db',
  ]);
  expect(Edge.within(store)[0]?.ports).toEqual([{ port: 9300 }, { port: 9200 }]);
});

test('its policy selects the pods by what the operator writes on them', () => {
  expect(find(shop, 'NetworkPolicy', 'cart-db').spec.podSelector.matchLabels).toEqual({
    'common.k8s.elastic.co/type': 'elasticsearch',
    'elasticsearch.k8s.elastic.co/cluster-name': 'cart-db',
  });
});

test('it does not call the Kubernetes API', () => {
  const { egress } = find(shop, 'NetworkPolicy', 'cart-db').spec;
  expect(egress.filter(({ to }: Rendered) => to === undefined)).toEqual([]);
});

test('its data outlives its manifest, and its volumes the custom resource', () => {
  expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  expect(spec.volumeClaimDeletePolicy).toBe('DeleteOnScaledownOnly');
});

test('a change goes through one node after the other, without a further volume', () => {
  expect(spec.updateStrategy.changeBudget).toEqual({ maxSurge: 0, maxUnavailable: 1 });
});

test('its nodes count with their disks', () => {
  expect(Footprint.within(store)).toEqual([
    { workload: 'cart-db-es-default', replicas: 3, containers: [resources], volumes: ['7Gi'] },
  ]);
});

test('it is asked with curl, by a script of its own', () => {
  expect(database.check.image).toBe('curl:8');
  expect(database.check.script).toMatch(/elasticsearch-check\.sh$/);
});

test.each(['elastic', 'snapshots', 'logs', 'metrics'])('fails when a database would be called %s', (name) => {
  expect(() => store.database(name)).toThrow(/must not be one of elastic, exporter, snapshots, logs/);
});

test.each([0, 2])('fails with %s nodes, which keep no quorum', (count) => {
  expect(() => cluster({ size: { nodes: count, resources, volume: '1Gi' } })).toThrow(
    `'size.nodes' of an Elasticsearch cluster must be 1, or at least 3 to keep a quorum when one fails, got ${count}`,
  );
});

test('fails when its name leaves no room for those that the operator makes of it', () => {
  expect(() => cluster({}, 'x'.repeat(36))).not.toThrow();
  expect(() => cluster({}, 'x'.repeat(37))).toThrow(/at most 36 characters/);
});

test('fails when its image has no tag to take the version from', () => {
  expect(() => cluster({ images: { server: 'registry:5000/elasticsearch', client: 'curl:8' } })).toThrow(
    "an image of the Elastic Stack must have a tag, which is its version, got 'registry:5000/elasticsearch'",
  );
});
