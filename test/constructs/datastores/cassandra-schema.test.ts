import { CassandraSchema } from '../../../constructs/datastores/cassandra-schema';
import type { CassandraSchemaProps } from '../../../constructs/datastores/cassandra-schema';
import { Edge } from '../../../constructs/shared/edge';
import { check, stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

const shop = component();
const server = stranger(shop, 'nodes');
const props: Required<CassandraSchemaProps> = {
  cluster: 'cart-db',
  keyspace: 'cart_items',
  replicas: 3,
  administrator: { secretName: 'cart-db-superuser', usernameKey: 'username', passwordKey: 'password' },
  connection: {
    protocol: 'cql',
    host: 'cart-db-cart-db-service.shop.svc',
    port: 9042,
    servers: [{ pods: server, ports: [{ port: 9042 }] }],
    check,
    ca: { secretName: 'cart-db-tls', key: 'ca.crt' },
    facts: { DATACENTER: 'dc1', KEYSPACE: 'cart_items' },
  },
};
const { credentials } = new CassandraSchema(shop, 'schema', props);
const { metadata, spec } = find(shop, 'Job', 'cart-db-cart-items-schema');
const pod = spec.template.spec;
const [container] = pod.containers;

test("the owner's login is drawn in the cluster, under the keys that a client is told", () => {
  const { target } = find(shop, 'ExternalSecret', 'cart-db-cart-items').spec;
  expect(target.template.data).toEqual({ username: 'cart_items', password: '{{ .password }}' });
  expect(credentials).toEqual({ secretName: target.name, usernameKey: 'username', passwordKey: 'password' });
});

test('the script finds both logins, the authority, the host and what to make where it looks for them', () => {
  const env = Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value]));
  expect(env).toMatchObject({
    ADMIN_USERNAME_FILE: '/run/secrets/admin/username',
    ADMIN_PASSWORD_FILE: '/run/secrets/admin/password',
    DB_HOST: 'cart-db-cart-db-service.shop.svc',
    DB_PORT: '9042',
    DB_CA_FILE: '/run/secrets/db/ca.crt',
    DB_DATACENTER: 'dc1',
    DB_KEYSPACE: 'cart_items',
    DB_REPLICAS: '3',
    DB_USERNAME_FILE: '/run/secrets/db/username',
    DB_PASSWORD_FILE: '/run/secrets/db/password',
  });
  expect(container).toMatchObject({ image: check.image, command: ['/bin/sh', '/scripts/cassandra-schema.sh'] });
});

test('it runs at every sync, after the cluster is there and before the service is', () => {
  expect(metadata.annotations).toMatchObject({
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    'argocd.argoproj.io/sync-wave': '2',
  });
});

test('it has patience with a cluster that is still starting, and an end', () => {
  expect(spec.backoffLimit).toBeGreaterThanOrEqual(5);
  expect(spec.activeDeadlineSeconds).toBeGreaterThan(60);
});

test('its pods may reach the cluster, and nothing else', () => {
  expect(Edge.within(shop)).toMatchObject([{ server, ports: [{ port: 9042 }], protocol: 'cql' }]);
  const { podSelector, egress } = find(shop, 'NetworkPolicy', 'cart-db-cart-items-schema').spec;
  expect(spec.template.metadata.labels).toMatchObject(podSelector.matchLabels);
  expect(egress).toHaveLength(1);
});
