import { MysqlSchema } from '../../../constructs/datastores/mysql-schema';
import type { MysqlSchemaProps } from '../../../constructs/datastores/mysql-schema';
import { Edge } from '../../../constructs/shared/edge';
import { check, stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

const shop = component();
const server = stranger(shop, 'routers');
const props: Required<MysqlSchemaProps> = {
  cluster: 'cart-db',
  database: 'cart',
  administrator: { secretName: 'cart-db-root', usernameKey: 'rootUser', passwordKey: 'rootPassword' },
  image: 'mysql:8.4.9',
  connection: {
    protocol: 'mysql',
    host: 'cart-db.shop.svc',
    port: 3306,
    servers: [{ pods: server, ports: [{ port: 6446 }] }],
    check,
  },
  script: require.resolve('../../../constructs/datastores/scripts/mysql-schema.sh'),
};
const { credentials } = new MysqlSchema(shop, 'schema', props);
const { metadata, spec } = find(shop, 'Job', 'cart-db-cart-schema');
const pod = spec.template.spec;
const [container] = pod.containers;

test("the owner's login is drawn in the cluster, under the keys that a client is told", () => {
  const { target } = find(shop, 'ExternalSecret', 'cart-db-cart').spec;
  expect(target.template.data).toEqual({ username: 'cart', password: '{{ .password }}' });
  expect(credentials).toEqual({ secretName: target.name, usernameKey: 'username', passwordKey: 'password' });
});

test('the script finds both logins, the host and the database where it looks for them', () => {
  const env = Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value]));
  expect(env).toMatchObject({
    ADMIN_USERNAME_FILE: '/run/secrets/admin/username',
    ADMIN_PASSWORD_FILE: '/run/secrets/admin/password',
    DB_HOST: 'cart-db.shop.svc',
    DB_PORT: '3306',
    DB_DATABASE: 'cart',
    DB_USERNAME_FILE: '/run/secrets/db/username',
    DB_PASSWORD_FILE: '/run/secrets/db/password',
  });
  expect(container).toMatchObject({ image: 'mysql:8.4.9', command: ['/bin/sh', '/scripts/mysql-schema.sh'] });
});

test('each login is a projection of its own, of the keys that the Secret has', () => {
  const volume = (name: string) => pod.volumes.find((one: Rendered) => one.name === name).projected.sources;
  expect(volume('admin')).toEqual([
    {
      secret: {
        name: 'cart-db-root',
        items: [
          { key: 'rootUser', path: 'username' },
          { key: 'rootPassword', path: 'password' },
        ],
      },
    },
  ]);
  expect(volume('db')[0].secret.name).toBe('cart-db-cart');
});

test('it runs after the database is there and before the service is', () => {
  const wave = Number(metadata.annotations['argocd.argoproj.io/sync-wave']);
  const secret = find(shop, 'ExternalSecret', 'cart-db-cart').metadata.annotations['argocd.argoproj.io/sync-wave'];
  expect(wave).toBeGreaterThan(Number(secret));
  expect(wave).toBeLessThan(3);
});

test('it has patience with a cluster that is still starting, and an end', () => {
  expect(spec.backoffLimit).toBeGreaterThanOrEqual(5);
  expect(spec.activeDeadlineSeconds).toBeGreaterThan(60);
});

test('its pods may reach the cluster, and nothing else', () => {
  expect(Edge.within(shop)).toMatchObject([{ server, ports: [{ port: 6446 }], protocol: 'mysql' }]);
  const { podSelector, egress } = find(shop, 'NetworkPolicy', 'cart-db-cart-schema').spec;
  expect(spec.template.metadata.labels).toMatchObject(podSelector.matchLabels);
  expect(egress).toHaveLength(1);
});
