import { runScript } from './run-script';

const password = String.raw`pa"ss\wo:rd'$(id)%=;`;
const login = { DB_USERNAME_FILE: 'cart', DB_PASSWORD_FILE: password };
const facts = { DB_CA_FILE: '/ca.crt', DB_KEYSPACE: 'cart', DB_DATACENTER: 'dc1', DB_REPLICAS: '3' };
const schemaLogins = {
  ADMIN_USERNAME_FILE: 'administrator',
  ADMIN_PASSWORD_FILE: 'Rootpass9',
  DB_USERNAME_FILE: 'cart',
  DB_PASSWORD_FILE: 'Abc123xyz',
};

describe('cassandra-check.sh', () => {
  const run = runScript('cassandra-check.sh', login, facts);

  test('hands any password to the client in a file that only it can read', () => {
    expect(run.stderr).toBe('');
    expect(run.call?.file).toBe(`[PlainTextAuthProvider]\nusername = cart\npassword = ${password}`);
    expect(run.call?.mode).toBe('600');
  });

  test('shows no secret on a command line or in an environment, and leaves no file behind', () => {
    expect(run.call?.args).not.toContain('pa"ss');
    expect(run.call?.env).not.toContain('pa"ss');
    expect(run.stdout + run.stderr).toBe('');
    expect(run.leftovers).toEqual([]);
  });

  test('asks in the keyspace of the service, over TLS, with the authority verified', () => {
    expect(run.call?.args).toMatch(/--ssl .*--keyspace=cart .* db\.shop\.svc 3306$/);
    expect(run.call?.env).toContain('SSL_CERTFILE=/ca.crt');
    expect(run.call?.env).toContain('SSL_VALIDATE=true');
  });

  test('fails as the client fails, and tidies up then too', () => {
    const failed = runScript('cassandra-check.sh', login, { ...facts, CLIENT_EXIT: '3' });
    expect(failed.status).toBe(3);
    expect(failed.leftovers).toEqual([]);
  });

  test('fails when it is not told where the password is', () => {
    const { status, stderr, call, leftovers } = runScript('cassandra-check.sh', { DB_USERNAME_FILE: 'cart' }, facts);
    expect(status).not.toBe(0);
    expect(stderr).toContain('DB_PASSWORD_FILE');
    expect(call).toBeUndefined();
    expect(leftovers).toEqual([]);
  });
});

describe('cassandra-schema.sh', () => {
  const run = runScript('cassandra-schema.sh', schemaLogins, facts);

  test('makes a keyspace and the role that owns it, and can do so again', () => {
    expect(run.status).toBe(0);
    expect(run.call?.stdin.split('\n')).toEqual([
      `CREATE KEYSPACE IF NOT EXISTS "cart" WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3};`,
      `CREATE ROLE IF NOT EXISTS "cart" WITH PASSWORD = 'Abc123xyz' AND LOGIN = true;`,
      `ALTER ROLE "cart" WITH PASSWORD = 'Abc123xyz' AND LOGIN = true AND SUPERUSER = false;`,
      ...['CREATE', 'ALTER', 'DROP', 'SELECT', 'MODIFY'].map((right) => `GRANT ${right} ON KEYSPACE "cart" TO "cart";`),
    ]);
  });

  test('logs in as the administrator from a private file, and prints no secret', () => {
    expect(run.call?.file).toBe('[PlainTextAuthProvider]\nusername = administrator\npassword = Rootpass9');
    expect(run.call?.mode).toBe('600');
    for (const text of [run.call?.args, run.call?.env, run.stdout + run.stderr]) {
      expect(text).not.toMatch(/Rootpass9|Abc123xyz/);
    }
    expect(run.leftovers).toEqual([]);
  });

  test('speaks over TLS, with the authority verified', () => {
    expect(run.call?.args).toContain('--ssl');
    expect(run.call?.env).toContain('SSL_CERTFILE=/ca.crt');
  });

  test.each([
    ['a role', { ...schemaLogins, DB_USERNAME_FILE: 'cart"; DROP' }, {}],
    ['a password', { ...schemaLogins, DB_PASSWORD_FILE: "x' OR '1" }, {}],
    ['an empty password', { ...schemaLogins, DB_PASSWORD_FILE: '' }, {}],
    ['a keyspace', schemaLogins, { DB_KEYSPACE: 'cart"; DROP' }],
    ['a datacenter', schemaLogins, { DB_DATACENTER: "dc1'" }],
    ['a number', schemaLogins, { DB_REPLICAS: '3};' }],
  ])('refuses %s that would have to be quoted, before it asks anything', (_, secrets, env) => {
    const { status, stderr, call, leftovers } = runScript('cassandra-schema.sh', secrets, { ...facts, ...env });
    expect(leftovers).toEqual([]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/letters, digits, '_' and '-' only/);
    expect(stderr).not.toContain('DROP');
    expect(call).toBeUndefined();
  });

  test('fails as the client fails, so that the Job is tried again', () => {
    const failed = runScript('cassandra-schema.sh', schemaLogins, { ...facts, CLIENT_EXIT: '2' });
    expect(failed.status).toBe(2);
    expect(failed.leftovers).toEqual([]);
  });

  test.each(['ADMIN_PASSWORD_FILE', 'DB_PASSWORD_FILE'] as const)(
    'asks nothing when %s is not there yet',
    (variable) => {
      const secrets = { ...schemaLogins };
      const { status, call } = runScript('cassandra-schema.sh', secrets, { ...facts, [variable]: '/nonexistent' });
      expect(status).not.toBe(0);
      expect(call).toBeUndefined();
    },
  );
});
