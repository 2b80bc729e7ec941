import { DatabaseSchema } from '../../../constructs/datastores/database-schema';
import type { DatabaseSchemaProps } from '../../../constructs/datastores/database-schema';
import { Edge } from '../../../constructs/shared/edge';
import { check, stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

const shop = component();
const server = stranger(shop, 'routers');
const props: Required<DatabaseSchemaProps> = {
  cluster: 'cart-db',
  database: 'cart_items',
  administrator: { secretName: 'cart-db-root', usernameKey: 'rootUser', passwordKey: 'rootPassword' },
  connection: {
    protocol: 'mysql',
    host: 'cart-db.shop.svc',
    port: 3306,
    servers: [{ pods: server, ports: [{ port: 6446 }] }],
    check,
    ca: { secretName: 'cart-db-tls', key: 'ca.crt' },
  },
  facts: { DATABASE: 'cart_items', REPLICAS: '3' },
  image: 'mysql:8.4.9',
  script: require.resolve('../../../constructs/datastores/scripts/mysql-schema.sh'),
};
const { credentials } = new DatabaseSchema(shop, 'schema', props);
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
    DB_HOST: 'cart-db.shop.svc',
    DB_PORT: '3306',
    DB_CA_FILE: '/run/secrets/db/ca.crt',
    DB_DATABASE: 'cart_items',
    DB_REPLICAS: '3',
    DB_USERNAME_FILE: '/run/secrets/db/username',
    DB_PASSWORD_FILE: '/run/secrets/db/password',
  });
  expect(container).toMatchObject({ image: 'mysql:8.4.9', command: ['/bin/sh', '/scripts/mysql-schema.sh'] });
});

test('each login is a projection of its own, of the keys that the Secret has', () => {
  const volume = (name: string) => pod.volumes.find((one: Rendered) => one.name === name).projected.sources;
  expect(volume('admin')[0]).toEqual({
    secret: {
      name: 'cart-db-root',
      items: [
        { key: 'rootUser', path: 'username' },
        { key: 'rootPassword', path: 'password' },
      ],
    },
  });
  const secrets = (name: string) => volume(name).map(({ secret }: Rendered) => secret.name as string);
  expect(secrets('admin')).toEqual(['cart-db-root', 'cart-db-tls']);
  expect(secrets('db')).toEqual(['cart-db-cart-items', 'cart-db-tls']);
});

test('it runs after the database is there and before the service is', () => {
  const wave = Number(metadata.annotations['argocd.argoproj.io/sync-wave']);
  const secret = find(shop, 'ExternalSecret', 'cart-db-cart-items').metadata.annotations;
  expect(wave).toBe(2);
  expect(wave).toBeGreaterThan(Number(secret['argocd.argoproj.io/sync-wave']));
});

test('its pods may reach the cluster, and nothing else', () => {
  expect(Edge.within(shop)).toMatchObject([{ server, ports: [{ port: 6446 }], protocol: 'mysql' }]);
  const { podSelector, egress } = find(shop, 'NetworkPolicy', 'cart-db-cart-items-schema').spec;
  expect(spec.template.metadata.labels).toMatchObject(podSelector.matchLabels);
  expect(egress).toHaveLength(1);
});
