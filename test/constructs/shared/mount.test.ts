import type { Connection } from '../../../constructs/shared/connection';
import { mountConnection } from '../../../constructs/shared/mount';
import { check, stranger } from '../collaborators';
import { component } from '../render';

const server = stranger(component());
const bare: Connection = {
  protocol: 'postgres',
  host: 'db.shop.svc',
  port: 5432,
  servers: [{ pods: server, ports: [{ port: 5432 }] }],
  check,
};
const complete: Required<Connection> = {
  ...bare,
  facts: { DATABASE: 'cart' },
  credentials: { secretName: 'login', usernameKey: 'user', passwordKey: 'pass' },
  ca: { secretName: 'tls', key: 'ca.crt' },
  clientCertificate: { secretName: 'client', certificateKey: 'tls.crt', privateKeyKey: 'tls.key' },
};

test('a connection without secrets is facts alone', () => {
  expect(mountConnection('db', bare)).toEqual({
    env: [
      { name: 'DB_HOST', value: 'db.shop.svc' },
      { name: 'DB_PORT', value: '5432' },
    ],
    volumes: [],
    volumeMounts: [],
  });
});

test('secrets arrive as files, and variables only say where', () => {
  const { env, volumeMounts } = mountConnection('db', complete);
  const values = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  expect(values).toMatchObject({
    DB_DATABASE: 'cart',
    DB_USERNAME_FILE: '/run/secrets/db/username',
    DB_PASSWORD_FILE: '/run/secrets/db/password',
    DB_CA_FILE: '/run/secrets/db/ca.crt',
    DB_CERTIFICATE_FILE: '/run/secrets/db/tls.crt',
    DB_PRIVATE_KEY_FILE: '/run/secrets/db/tls.key',
  });
  expect(env.some((variable) => 'valueFrom' in variable)).toBe(false);
  expect(volumeMounts).toEqual([{ name: 'db', mountPath: '/run/secrets/db', readOnly: true }]);
});

test('each Secret is projected once, with the keys that are needed and no others', () => {
  const [volume] = mountConnection('db', complete).volumes;
  expect(volume?.projected?.sources).toEqual([
    {
      secret: {
        name: 'login',
        items: [
          { key: 'user', path: 'username' },
          { key: 'pass', path: 'password' },
        ],
      },
    },
    { secret: { name: 'tls', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      secret: {
        name: 'client',
        items: [
          { key: 'tls.crt', path: 'tls.crt' },
          { key: 'tls.key', path: 'tls.key' },
        ],
      },
    },
  ]);
});

test('a role of two words makes a variable that a shell can read', () => {
  expect(mountConnection('payment-info', bare).env[0]?.name).toBe('PAYMENT_INFO_HOST');
});
