import { runScript } from './run-script';

const password = String.raw`pa"ss\wo:rd'$(id)`;
const login = { DB_USERNAME_FILE: 'cart', DB_PASSWORD_FILE: password };
const generated = 'Abc123xyz';
const schemaLogins = {
  ADMIN_USERNAME_FILE: 'root',
  ADMIN_PASSWORD_FILE: 'Rootpass9',
  DB_USERNAME_FILE: 'cart',
  DB_PASSWORD_FILE: generated,
};

const checks = [
  ['postgres-check.sh', String.raw`*:*:*:*:pa"ss\\wo\:rd'$(id)`],
  [
    'mysql-check.sh',
    String.raw`[client]
user="cart"
password="pa\"ss\\wo:rd'$(id)"`,
  ],
] as const;

describe.each(checks)('%s', (script, file) => {
  const run = runScript(script, login, { DB_CA_FILE: '/ca.crt' });

  test('hands any password to the client in a file that only it can read', () => {
    expect(run.stderr).toBe('');
    expect(run.call?.file).toBe(file);
    expect(run.call?.mode).toBe('600');
  });

  test('shows no secret on a command line or in an environment, and leaves no file behind', () => {
    expect(run.call?.args).not.toContain('pa"ss');
    expect(run.call?.env).not.toContain('pa"ss');
    expect(run.stdout + run.stderr).toBe('');
    expect(run.leftovers).toEqual([]);
  });

  test('fails as the client fails, and tidies up then too', () => {
    const failed = runScript(script, login, { DB_CA_FILE: '/ca.crt', CLIENT_EXIT: '3' });
    expect(failed.status).toBe(3);
    expect(failed.leftovers).toEqual([]);
  });

  test('fails when it is not told where the password is', () => {
    const { status, stderr, call } = runScript(script, { DB_USERNAME_FILE: 'cart' }, { DB_CA_FILE: '/ca.crt' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('DB_PASSWORD_FILE');
    expect(call).toBeUndefined();
  });
});

test('PostgreSQL is asked over TLS, its name verified against the given authority', () => {
  const { call } = runScript('postgres-check.sh', login, { DB_CA_FILE: '/ca.crt' });
  expect(call?.env).toContain('PGSSLMODE=verify-full');
  expect(call?.env).toContain('PGSSLROOTCERT=/ca.crt');
  expect(call?.env).toContain('PGHOST=db.shop.svc');
  expect(call?.args).toContain('--username cart');
});

test('MySQL is asked over TLS', () => {
  expect(runScript('mysql-check.sh', login, {}).call?.args).toContain('--ssl-mode=REQUIRED');
});

test.each(['mysql-check.sh', 'mysql-schema.sh'])(
  '%s names its option file first, or mysql would not take it',
  (script) => {
    const secrets = script === 'mysql-check.sh' ? login : schemaLogins;
    expect(runScript(script, secrets, {}).call?.args).toMatch(/^--defaults-file=/);
  },
);

describe('mysql-schema.sh', () => {
  const run = runScript('mysql-schema.sh', schemaLogins, {});

  test('makes a database and the user that owns it, and can do so again', () => {
    expect(run.status).toBe(0);
    const statements = run.call?.stdin.split('\n') ?? [];
    expect(statements).toHaveLength(4);
    expect(statements[0]).toBe('CREATE DATABASE IF NOT EXISTS `cart` CHARACTER SET utf8mb4;');
    expect(statements[1]).toMatch(/^CREATE USER IF NOT EXISTS 'cart'@'%' IDENTIFIED BY 'Abc123xyz' REQUIRE SSL;$/);
    expect(statements[2]).toBe("ALTER USER 'cart'@'%' IDENTIFIED BY 'Abc123xyz' REQUIRE SSL;");
    expect(statements[3]).toBe("GRANT ALL PRIVILEGES ON `cart`.* TO 'cart'@'%';");
  });

  test('grants one database, not all whose names differ in a letter where it has an underscore', () => {
    const { call } = runScript('mysql-schema.sh', schemaLogins, { DB_DATABASE: 'cart_items' });
    expect(call?.stdin).toContain('CREATE DATABASE IF NOT EXISTS `cart_items`');
    expect(call?.stdin).toContain(String.raw`ON \`cart\_items\`.*`.replaceAll('\\`', '`'));
  });

  test('logs in as the administrator from a private file, and prints no secret', () => {
    expect(run.call?.file).toContain('password="Rootpass9"');
    expect(run.call?.mode).toBe('600');
    expect(run.call?.args).not.toMatch(/Rootpass9|Abc123xyz/);
    expect(run.call?.env).not.toMatch(/Rootpass9|Abc123xyz/);
    expect(run.call?.args).toContain('--ssl-mode=REQUIRED');
    expect(run.stdout + run.stderr).not.toMatch(/Rootpass9|Abc123xyz/);
    expect(run.leftovers).toEqual([]);
  });

  test.each([
    ['a user', { ...schemaLogins, DB_USERNAME_FILE: "cart'; DROP" }, {}],
    ['a password', { ...schemaLogins, DB_PASSWORD_FILE: "x' OR '1" }, {}],
    ['an empty password', { ...schemaLogins, DB_PASSWORD_FILE: '' }, {}],
    ['a database', schemaLogins, { DB_DATABASE: 'cart`; DROP' }],
  ])('refuses %s that would have to be quoted, before it asks anything', (_, secrets, env) => {
    const { status, stderr, call, leftovers } = runScript('mysql-schema.sh', secrets, env);
    expect(leftovers).toEqual([]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/letters, digits, '_' and '-' only/);
    expect(stderr).not.toContain('DROP');
    expect(call).toBeUndefined();
  });

  test('fails as the client fails, so that the Job is tried again', () => {
    const failed = runScript('mysql-schema.sh', schemaLogins, { CLIENT_EXIT: '2' });
    expect(failed.status).toBe(2);
    expect(failed.leftovers).toEqual([]);
  });

  test.each(['ADMIN_PASSWORD_FILE', 'DB_PASSWORD_FILE'] as const)(
    'asks nothing when %s is not there yet',
    (variable) => {
      const { status, call } = runScript('mysql-schema.sh', schemaLogins, { [variable]: '/nonexistent' });
      expect(status).not.toBe(0);
      expect(call).toBeUndefined();
    },
  );
});
