import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** Stands in for redis-cli: Sentinel when it is given a question, else a master that takes commands from its input. */
const redisCli = `#!/bin/sh
printf '%s\\n' "$*" >>"$RECORD/args"
env >>"$RECORD/env"
case $* in
*SENTINEL*)
  [ -z "\${NO_MASTER:-}" ] || exit 0
  printf '10.0.0.7\\n6379\\n'
  exit "\${SENTINEL_EXIT:-0}"
  ;;
esac
cat >"$RECORD/stdin"
[ -z "\${REFUSAL:-}" ] || { printf '%s\\n' "$REFUSAL"; exit 0; }
printf 'OK\\nOK\\n'
sed -n 's/^SET [^ ]* \\([^ ]*\\) .*/\\1/p' "$RECORD/stdin"
echo 1
exit "\${MASTER_EXIT:-0}"
`;

const password = 'pa"ss\\wo:rd$(id)';

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly record: Readonly<Record<string, string>>;
}

function runCheck(env: Readonly<Record<string, string>> = {}): Run {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-redis-'));
  const at = (name: string) => path.join(folder, name);
  try {
    for (const name of ['bin', 'record']) fs.mkdirSync(at(name));
    fs.writeFileSync(at('bin/redis-cli'), redisCli, { mode: 0o755 });
    fs.writeFileSync(at('username'), 'rate');
    fs.writeFileSync(at('password'), password);
    const { status, stdout, stderr } = spawnSync('sh', [path.join('constructs/datastores/scripts/redis-check.sh')], {
      encoding: 'utf8',
      env: {
        PATH: `${at('bin')}:${process.env.PATH ?? ''}`,
        RECORD: at('record'),
        DB_HOST: 'rfs-rate-db.shop.svc',
        DB_PORT: '26379',
        DB_MASTER_NAME: 'mymaster',
        DB_PREFIX: 'rate:',
        DB_USERNAME_FILE: at('username'),
        DB_PASSWORD_FILE: at('password'),
        ...env,
      },
    });
    const record = Object.fromEntries(
      fs.readdirSync(at('record')).map((name) => [name, fs.readFileSync(at(`record/${name}`), 'utf8')]),
    );
    return { status, stdout, stderr, record };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const run = runCheck();
const [question, write] = (run.record.args ?? '').trimEnd().split('\n');

test('asks Sentinel for the master, then the master itself', () => {
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  expect(question).toBe('-h rfs-rate-db.shop.svc -p 26379 --raw SENTINEL get-master-addr-by-name mymaster');
  expect(write).toBe('-h 10.0.0.7 -p 6379 --raw');
});

test('logs in as the user with any password, writes a key of the prefix that goes by itself, reads and removes it', () => {
  const [login, set, get, del] = (run.record.stdin ?? '').trimEnd().split('\n');
  expect(login).toBe(String.raw`AUTH "rate" "pa\"ss\\wo:rd$(id)"`);
  expect(set).toMatch(/^SET rate:check \S+ EX 60$/);
  expect([get, del]).toEqual(['GET rate:check', 'DEL rate:check']);
});

test('shows no secret on a command line, in an environment or in its output', () => {
  for (const text of [run.record.args, run.record.env, run.stdout, run.stderr]) expect(text).not.toContain('pa"ss');
});

test.each([
  ['Sentinel knows no master', { NO_MASTER: 'yes' }, /knows no master 'mymaster'/],
  ['Redis refuses', { REFUSAL: 'NOPERM this user has no permissions' }, /NOPERM/],
])('fails and says so when %s', (_, env, message) => {
  const { status, stderr } = runCheck(env);
  expect(status).toBe(1);
  expect(stderr).toMatch(message);
});

test.each(['SENTINEL_EXIT', 'MASTER_EXIT'])('fails as the client fails: %s', (variable) => {
  expect(runCheck({ [variable]: '1' }).status).toBe(1);
});

test.each(['DB_PASSWORD_FILE', 'DB_USERNAME_FILE'])('writes nothing when %s is not there', (variable) => {
  const { status, record } = runCheck({ [variable]: '/nonexistent' });
  expect(status).not.toBe(0);
  expect(record.stdin).toBeUndefined();
});
