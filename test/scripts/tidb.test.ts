import { runClient } from './run-client';

/** Stands in for mysql and TiDB: root has the password in $ROOT, and who has another is denied. */
const mysql = String.raw`
for argument in "$@"; do
  case $argument in --defaults-file=*) file=${'$'}{argument#--defaults-file=} ;; esac
done
[ "$(stat -c %a "$file")" = 600 ] || exit 9
statements=$(cat)
printf '%s\n%s\n' "$(sed -n 's/^password=//p' "$file")" "$statements" >>"$RECORD/statements"
[ -z "${'$'}{CLIENT_EXIT:-}" ] || exit "$CLIENT_EXIT"
grep -q '^user="root"' "$file" || exit 0
root=$(cat "$ROOT")
grep -qF "password=\"$root\"" "$file" || { echo 'Access denied' >&2; exit 1; }
case $statements in "ALTER USER 'root'"*) echo "$statements" | sed "s/.*BY '\([^']*\)'.*/\1/" >"$ROOT" ;; esac
`;

const secrets = {
  ADMIN_PASSWORD_FILE: 'Rootpass9',
  DB_USERNAME_FILE: 'orders',
  DB_PASSWORD_FILE: 'Abc123xyz',
  ROOT: '',
};
const env = { DB_CA_FILE: '/ca.crt', DB_HOST: 'db.shop.svc', DB_PORT: '4000', DB_DATABASE: 'order_items' };
const run = (script: string, files = {}, more = {}) =>
  runClient({ script, programs: { mysql }, secrets: { ...secrets, ...files }, env: { ...env, ...more } });

describe('tidb-schema.sh', () => {
  test('gives root its password while it has none, then makes the database and its owner', () => {
    const { status, records } = run('tidb-schema.sh');
    expect(status).toBe(0);
    const statements = records.get('statements') ?? '';
    expect(statements).toContain("ALTER USER 'root'@'%' IDENTIFIED BY 'Rootpass9' REQUIRE SSL;");
    expect(statements.trimEnd().split('\n').slice(-5)).toEqual([
      '"Rootpass9"',
      'CREATE DATABASE IF NOT EXISTS `order_items` CHARACTER SET utf8mb4;',
      "CREATE USER IF NOT EXISTS 'orders'@'%' IDENTIFIED BY 'Abc123xyz' REQUIRE SSL;",
      "ALTER USER 'orders'@'%' IDENTIFIED BY 'Abc123xyz' REQUIRE SSL;",
      String.raw`GRANT ALL PRIVILEGES ON ${'`'}order\_items${'`'}.* TO 'orders'@'%';`,
    ]);
  });

  test('leaves the password of root alone when it is the right one', () => {
    const { status, records } = run('tidb-schema.sh', { ROOT: 'Rootpass9' });
    expect(status).toBe(0);
    expect(records.get('statements')).not.toContain("ALTER USER 'root'");
  });

  test('fails when root has a password that nobody knows', () => {
    const { status, records } = run('tidb-schema.sh', { ROOT: 'Another1' });
    expect(status).not.toBe(0);
    expect(records.get('statements')).not.toContain('CREATE');
  });

  test.each([
    ['a user', { DB_USERNAME_FILE: "x'; DROP" }, {}],
    ['a password', { DB_PASSWORD_FILE: "x' OR '1" }, {}],
    ["root's password", { ADMIN_PASSWORD_FILE: '"' }, {}],
    ['an empty password', { ADMIN_PASSWORD_FILE: '' }, {}],
    ['a database', {}, { DB_DATABASE: 'x`; DROP' }],
  ])('refuses %s that would have to be quoted, before it asks anything', (_, files, more) => {
    const { status, stderr, records, leftovers } = run('tidb-schema.sh', files, more);
    expect(status).toBe(1);
    expect(stderr).toMatch(/letters, digits, '_' and '-' only/);
    expect(records.get('statements')).toBeUndefined();
    expect(leftovers).toEqual([]);
  });
});

describe('tidb-check.sh', () => {
  test('asks as the service, and fails as the client fails', () => {
    expect(run('tidb-check.sh').status).toBe(0);
    expect(run('tidb-check.sh', {}, { CLIENT_EXIT: '3' }).status).toBe(3);
  });

  test('takes any password', () => {
    const { records } = run('tidb-check.sh', { DB_PASSWORD_FILE: String.raw`pa"ss\wo` });
    expect(records.get('statements')).toContain(String.raw`"pa\"ss\\wo"`);
  });
});

test.each(['tidb-check.sh', 'tidb-schema.sh'])(
  '%s verifies the server, names its option file first, shows no secret and leaves nothing behind',
  (script) => {
    const { records, stdout, stderr, leftovers } = run(script);
    const args = records.get('args') ?? '';
    for (const call of args.trimEnd().split('\n')) {
      expect(call).toMatch(/^mysql --defaults-file=/);
      expect(call).toContain('--ssl-mode=VERIFY_IDENTITY --ssl-ca=/ca.crt');
      expect(call).toContain('--host=db.shop.svc --port=4000');
    }
    expect(args + (records.get('env') ?? '') + stdout + stderr).not.toMatch(/Rootpass9|Abc123xyz/);
    expect(leftovers).toEqual([]);
  },
);
