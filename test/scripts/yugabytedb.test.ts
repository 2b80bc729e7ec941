import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * Stands in for ysqlsh and the server behind it: `state/<user>` holds the password of each user, a login with another one fails,
 * and ALTER ROLE changes it. Writes down who asked for what, with which options, in which environment.
 */
const client = `#!/bin/sh
printf '%s\\n' "$*" >>"$RECORD/args"
env >>"$RECORD/env"
stat -c %a "$PGPASSFILE" >>"$RECORD/modes"
[ -z "\${SERVER_DOWN:-}" ] || exit 2
while [ $# -gt 0 ]; do
  case $1 in --username) user=$2 ;; --command) command=$2 ;; esac
  shift
done
cat "$PGPASSFILE" >"$RECORD/file"
sql=\${command:-$(cat)}
if [ "*:*:*:*:$(cat "$STATE/$user" 2>/dev/null)" != "$(cat "$PGPASSFILE")" ]; then
  echo "login of $user failed" >>"$RECORD/sql"
  exit 2
fi
printf '%s: %s\\n' "$user" "$sql" >>"$RECORD/sql"
printf '%s\\n' "$sql" | sed -n "s/^ALTER ROLE \\"\\([a-z_]*\\)\\".* PASSWORD '\\(.*\\)';/\\1 \\2/p" | while read -r role password; do
  printf '%s' "$password" >"$STATE/$role"
done
`;

const logins = {
  ADMIN_USERNAME_FILE: 'yugabyte',
  ADMIN_PASSWORD_FILE: 'Rootpass9',
  DB_USERNAME_FILE: 'point',
  DB_PASSWORD_FILE: 'Abc123xyz',
};

interface Server {
  readonly users: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

function run(script: string, { users, env = {}, secrets = logins }: Server) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-ysql-'));
  const inside = (name: string) => path.join(folder, name);
  const read = (file: string) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  try {
    for (const name of ['bin', 'record', 'state', 'tmp', 'secrets']) fs.mkdirSync(inside(name));
    fs.writeFileSync(inside('bin/ysqlsh'), client, { mode: 0o755 });
    for (const [user, password] of Object.entries(users)) fs.writeFileSync(inside(`state/${user}`), password);
    for (const [variable, secret] of Object.entries(secrets)) fs.writeFileSync(inside(`secrets/${variable}`), secret);
    const files = Object.keys(secrets).map((variable) => [variable, inside(`secrets/${variable}`)] as const);
    const { status, stdout, stderr } = spawnSync('sh', [path.join('constructs/datastores/scripts', script)], {
      encoding: 'utf8',
      input: '',
      env: {
        PATH: `${inside('bin')}:${process.env.PATH ?? ''}`,
        ...{ RECORD: inside('record'), STATE: inside('state'), TMPDIR: inside('tmp') },
        ...{ DB_HOST: 'db.shop.svc', DB_PORT: '5433', DB_DATABASE: 'point', DB_CA_FILE: '/ca.crt' },
        ...Object.fromEntries(files),
        ...env,
      },
    });
    const record = (name: string) => read(inside(`record/${name}`));
    return {
      ...{ status, stdout, stderr, sql: record('sql'), args: record('args'), env: record('env') },
      modes: new Set(record('modes').split('\n').filter(Boolean)),
      file: record('file'),
      state: Object.fromEntries(fs.readdirSync(inside('state')).map((user) => [user, read(inside(`state/${user}`))])),
      leftovers: fs.readdirSync(inside('tmp')),
    };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const fresh = { users: { yugabyte: 'yugabyte' } };
const prepared = { users: { yugabyte: 'Rootpass9' } };
const done = { users: { yugabyte: 'Rootpass9', point: 'Abc123xyz' } };

describe('yugabytedb-schema.sh', () => {
  test('takes the password that everybody knows from the superuser of a new cluster', () => {
    const first = run('yugabytedb-schema.sh', fresh);
    expect(first.status).toBe(0);
    expect(first.state).toEqual({ yugabyte: 'Rootpass9', point: 'Abc123xyz' });
  });

  test('makes a database and the user that owns it, the login last', () => {
    const { status, sql } = run('yugabytedb-schema.sh', prepared);
    expect(status).toBe(0);
    expect(sql.split('\n').slice(-5, -1)).toEqual([
      `yugabyte: SELECT 'CREATE ROLE "point"' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'point') \\gexec`,
      `SELECT 'CREATE DATABASE "point" OWNER "point"' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'point') \\gexec`,
      'REVOKE ALL ON DATABASE "point" FROM PUBLIC;',
      `ALTER ROLE "point" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD 'Abc123xyz';`,
    ]);
  });

  test('changes nothing where the owner can log in already', () => {
    const { status, sql } = run('yugabytedb-schema.sh', done);
    expect(status).toBe(0);
    expect(sql).toBe('point: SELECT 1;\n');
  });

  test('gives a known owner the password that its Secret has', () => {
    const { status, state } = run('yugabytedb-schema.sh', { users: { yugabyte: 'Rootpass9', point: 'other' } });
    expect(status).toBe(0);
    expect(state.point).toBe('Abc123xyz');
  });

  test('fails, so that the Job is tried again, when the superuser has neither password or nobody answers', () => {
    expect(run('yugabytedb-schema.sh', { users: { yugabyte: 'third' } }).status).not.toBe(0);
    const down = run('yugabytedb-schema.sh', { ...fresh, env: { SERVER_DOWN: 'yes' } });
    expect(down.status).not.toBe(0);
    expect(down.leftovers).toEqual([]);
  });

  test('verifies the server, and shows its secrets to nobody', () => {
    const { args, env, stdout, stderr, modes, leftovers } = run('yugabytedb-schema.sh', fresh);
    expect(env).toContain('PGSSLMODE=verify-full');
    expect(env).toContain('PGSSLROOTCERT=/ca.crt');
    expect(args).toContain('--host db.shop.svc --port 5433');
    expect(args + env + stdout + stderr).not.toMatch(/Rootpass9|Abc123xyz/);
    expect([...modes]).toEqual(['600']);
    expect(leftovers).toEqual([]);
  });

  test.each([
    ['a user', { secrets: { ...logins, DB_USERNAME_FILE: 'point"; DROP' } }],
    ['a password', { secrets: { ...logins, DB_PASSWORD_FILE: "x' OR '1" } }],
    ["the superuser's password", { secrets: { ...logins, ADMIN_PASSWORD_FILE: '' } }],
    ['a database', { env: { DB_DATABASE: 'point"; DROP' } }],
  ])('refuses %s that would have to be quoted, before it asks anything', (_, changes) => {
    const { status, stderr, args } = run('yugabytedb-schema.sh', { ...fresh, ...changes });
    expect(status).toBe(1);
    expect(stderr).toMatch(/letters, digits, '_' and '-' only/);
    expect(stderr).not.toContain('DROP');
    expect(args).toBe('');
  });
});

describe('yugabytedb-check.sh', () => {
  const password = String.raw`pa"ss\wo:rd'$(id)`;
  const secrets = { DB_USERNAME_FILE: 'point', DB_PASSWORD_FILE: password };

  test("asks as the service's own user, over TLS with the server's name verified", () => {
    const { status, args, env, sql } = run('yugabytedb-check.sh', done);
    expect(status).toBe(0);
    expect(sql).toBe('point: SELECT current_database(), now()\n');
    expect(args).toContain('--host db.shop.svc --port 5433 --username point --dbname point');
    expect(env).toContain('PGSSLMODE=verify-full');
    expect(env).toContain('PGSSLROOTCERT=/ca.crt');
  });

  test('hands any password to the client in a file that only it can read, and leaves none behind', () => {
    const { file, args, env, modes, leftovers } = run('yugabytedb-check.sh', { users: {}, secrets });
    expect(file).toBe(String.raw`*:*:*:*:pa"ss\\wo\:rd'$(id)` + '\n');
    expect(args + env).not.toContain('pa"ss');
    expect([...modes]).toEqual(['600']);
    expect(leftovers).toEqual([]);
  });

  test('fails when its login does', () => {
    expect(run('yugabytedb-check.sh', { users: { point: 'other' } }).status).not.toBe(0);
  });

  test('fails when it is not told where the password is', () => {
    const { status, stderr, args } = run('yugabytedb-check.sh', { ...done, secrets: { DB_USERNAME_FILE: 'point' } });
    expect(status).not.toBe(0);
    expect(stderr).toContain('DB_PASSWORD_FILE');
    expect(args).toBe('');
  });
});
