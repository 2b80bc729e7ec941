import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** Stands in for mongosh: runs the program that it is given, and writes down where that connects to. */
const mongosh = `#!/bin/sh
printf '%s' "$*" >"$RECORD/args"
env >"$RECORD/env"
[ -d "$HOME" ] && touch "$HOME/history"
for program in "$@"; do :; done
node -e '
  const { writeFileSync } = require("node:fs");
  globalThis.print = (line) => console.log(line);
  globalThis.connect = (uri) => {
    writeFileSync(process.env.RECORD + "/uri", uri);
    if (process.env.CLIENT_FAILS) throw new Error("no primary");
    return { getName: () => "comment", getCollectionNames: () => ["a", "b"] };
  };
  (0, eval)(process.argv[1]);
' "$program"
`;

const password = 'pa"ss:w@rd/$(id)';

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly leftovers: readonly string[];
  readonly record: Readonly<Record<string, string>>;
}

function runCheck(env: Readonly<Record<string, string>> = {}): Run {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-mongodb-'));
  const at = (name: string) => path.join(folder, name);
  try {
    for (const name of ['bin', 'record', 'tmp']) fs.mkdirSync(at(name));
    fs.writeFileSync(at('bin/mongosh'), mongosh, { mode: 0o755 });
    fs.writeFileSync(at('username'), 'comment');
    fs.writeFileSync(at('password'), password);
    const { status, stdout, stderr } = spawnSync('sh', [path.join('constructs/datastores/scripts/mongodb-check.sh')], {
      encoding: 'utf8',
      env: {
        PATH: `${at('bin')}:${path.dirname(process.execPath)}:${process.env.PATH ?? ''}`,
        RECORD: at('record'),
        TMPDIR: at('tmp'),
        DB_HOST: 'comment-db-rs0.shop.svc',
        DB_PORT: '27017',
        DB_DATABASE: 'comment',
        DB_REPLICA_SET: 'rs0',
        DB_CA_FILE: '/run/secrets/db/ca.crt',
        DB_USERNAME_FILE: at('username'),
        DB_PASSWORD_FILE: at('password'),
        ...env,
      },
    });
    const record = Object.fromEntries(
      fs.readdirSync(at('record')).map((name) => [name, fs.readFileSync(at(`record/${name}`), 'utf8')]),
    );
    return { status, stdout, stderr, leftovers: fs.readdirSync(at('tmp')), record };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const run = runCheck();

test('asks the replica set as the user of the database, over TLS, with any password', () => {
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  const uri = new URL(run.record.uri ?? '');
  expect(uri.host).toBe('comment-db-rs0.shop.svc:27017');
  expect(uri.pathname).toBe('/comment');
  expect(decodeURIComponent(uri.username)).toBe('comment');
  expect(decodeURIComponent(uri.password)).toBe(password);
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    replicaSet: 'rs0',
    tls: 'true',
    tlsCAFile: '/run/secrets/db/ca.crt',
  });
  expect(run.stdout).toBe('comment: 2 collections\n');
});

test('shows no secret on a command line, in an environment or in its output, and leaves nothing behind', () => {
  expect(run.record.args).not.toContain('pa"ss');
  expect(run.record.env).not.toContain('pa"ss');
  expect(run.stdout + run.stderr).not.toContain('pa"ss');
  expect(run.leftovers).toEqual([]);
});

test('fails as the client fails, and tidies up then too', () => {
  const failed = runCheck({ CLIENT_FAILS: 'yes' });
  expect(failed.status).not.toBe(0);
  expect(failed.leftovers).toEqual([]);
});

test.each(['DB_PASSWORD_FILE', 'DB_CA_FILE', 'DB_REPLICA_SET'])('asks nobody when it is not told %s', (variable) => {
  const { status, stderr, record } = runCheck({ [variable]: '' });
  expect(status).not.toBe(0);
  expect(stderr).toContain(`${variable} is not set`);
  expect(record.uri).toBeUndefined();
});
