import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Writes down who asked for what, and what the file with its secrets held. */
const record = (name: string) => `#!/bin/sh
printf '${name} %s\\n' "$*" >>"$RECORD/calls"
env >>"$RECORD/env"
`;

const ysqlDump = `${record('ysql_dump')}
cat "$PGPASSFILE" >"$RECORD/passwords"
while [ $# -gt 0 ]; do
  case $1 in --file) echo dump >"$2" ;; esac
  shift
done
exit "\${CLIENT_EXIT:-0}"
`;

const ysqlsh = `${record('ysqlsh')}
cat "$PGPASSFILE" >"$RECORD/passwords"
case "$*" in *CREATE*) exit "\${CLIENT_EXIT:-0}" ;; esac
`;

/** The object store: it has the dumps whose names are in $STORE. */
const curl = `${record('curl')}
cat "$2" >"$RECORD/passwords"
while [ $# -gt 1 ]; do
  case $1 in --output) output=$2 ;; esac
  shift
done
[ -n "\${output:-}" ] || exit "\${CLIENT_EXIT:-0}"
if [ -f "$STORE/\${1##*/}" ]; then cp "$STORE/\${1##*/}" "$output" && printf 200; else printf "\${ABSENT:-404}"; fi
`;

const secret = String.raw`pa"ss\wo:rd`;
const secrets = {
  ...{ DB_USERNAME_FILE: 'point', DB_PASSWORD_FILE: secret, ADMIN_USERNAME_FILE: 'yugabyte' },
  ...{ ADMIN_PASSWORD_FILE: secret, S3_USERNAME_FILE: 'key', S3_PASSWORD_FILE: secret },
};

interface Situation {
  readonly verb?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Files on the volume when the script starts. */
  readonly volume?: readonly string[];
  /** Dumps in the bucket. */
  readonly stored?: readonly string[];
}

function run(script: string, { verb, env = {}, volume = [], stored = [] }: Situation) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-dump-'));
  const inside = (name: string) => path.join(folder, name);
  const read = (file: string) => (fs.existsSync(inside(file)) ? fs.readFileSync(inside(file), 'utf8') : '');
  try {
    for (const name of ['bin', 'record', 'tmp', 'secrets', 'volume', 'store']) fs.mkdirSync(inside(name));
    for (const [name, text] of Object.entries({ ysql_dump: ysqlDump, ysqlsh, curl })) {
      fs.writeFileSync(inside(`bin/${name}`), text, { mode: 0o755 });
    }
    for (const name of volume) fs.writeFileSync(inside(`volume/${name}`), 'dump');
    for (const name of stored) fs.writeFileSync(inside(`store/${name}`), gzipSync(`dump of ${name}`));
    for (const [variable, text] of Object.entries(secrets)) fs.writeFileSync(inside(`secrets/${variable}`), text);
    const files = Object.keys(secrets).map((variable) => [variable, inside(`secrets/${variable}`)] as const);
    const { status, stdout, stderr } = spawnSync(
      'sh',
      [path.join('constructs/datastores/scripts', script), ...(verb === undefined ? [] : [verb])],
      {
        encoding: 'utf8',
        env: {
          PATH: `${inside('bin')}:${process.env.PATH ?? ''}`,
          ...{ RECORD: inside('record'), STORE: inside('store'), TMPDIR: inside('tmp') },
          ...{ DB_HOST: 'db.shop.svc', DB_PORT: '5433', DB_DATABASE: 'point', DB_CA_FILE: '/ca.crt' },
          ...{ S3_HOST: 's3.shop.svc', S3_PORT: '8333', S3_BUCKET: 'backups', S3_REGION: 'here' },
          ...{ DUMP_VOLUME: inside('volume'), DUMP_FOLDER: 'point-db/point', DUMP_DAYS: '7' },
          ...Object.fromEntries(files),
          ...env,
        },
      },
    );
    return {
      ...{ status, stdout, stderr, calls: read('record/calls').split('\n').filter(Boolean) },
      ...{ shown: read('record/calls') + read('record/env') + stdout + stderr, passwords: read('record/passwords') },
      volume: fs.readdirSync(inside('volume')),
      loaded: read('volume/dump.sql'),
      leftovers: fs.readdirSync(inside('tmp')),
    };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

describe('yugabytedb-dump.sh', () => {
  const dumped = run('yugabytedb-dump.sh', { verb: 'dump' });
  const sent = run('yugabytedb-dump.sh', { volume: [`${day(0)}.sql.gz`] });

  test('dumps the database as its owner, to a file with the name of the day', () => {
    expect(dumped.status).toBe(0);
    expect(dumped.calls[0]).toMatch(/^ysql_dump .*--host db.shop.svc --port 5433 --username point --dbname point/);
    expect(dumped.shown).toContain('PGSSLMODE=verify-full');
    expect(dumped.passwords).toBe(String.raw`*:*:*:*:pa"ss\\wo\:rd` + '\n');
    expect(dumped.volume).toEqual([`${day(0)}.sql.gz`]);
  });

  test('sends that file to the folder of the database', () => {
    expect(sent.status).toBe(0);
    expect(sent.calls[0]).toMatch(/--aws-sigv4 aws:amz:here:s3 --fail /);
    expect(sent.calls[0]).toMatch(new RegExp(`http://s3.shop.svc:8333/backups/point-db/point/${day(0)}.sql.gz$`));
    expect(sent.passwords).toBe(String.raw`user = "key:pa\"ss\\wo:rd"` + '\n');
  });

  test('deletes what is kept no longer, of days on which it did not run too, and nothing that is kept', () => {
    const deleted = sent.calls.filter((call) => call.includes('DELETE'));
    const days = deleted.map((call) => /([\d-]+)\.sql\.gz$/.exec(call)?.[1]);
    expect(days).toEqual(Array.from({ length: 31 }, (_, index) => day(7 + index)));
  });

  test('deletes nothing when it could not send', () => {
    const failed = run('yugabytedb-dump.sh', { volume: ['x.sql.gz'], env: { CLIENT_EXIT: '22' } });
    expect(failed.status).toBe(22);
    expect(failed.calls).toHaveLength(1);
  });

  test('fails as the client fails', () => {
    expect(run('yugabytedb-dump.sh', { verb: 'dump', env: { CLIENT_EXIT: '3' } }).status).toBe(3);
    expect(run('yugabytedb-dump.sh', {}).status).not.toBe(0);
  });

  test.each([
    ['dump', dumped],
    ['send', sent],
  ])('%s shows no secret, and leaves none behind', (_, { shown, leftovers }) => {
    expect(shown).not.toContain('pa"ss');
    expect(leftovers).toEqual([]);
  });
});

describe('yugabytedb-restore.sh', () => {
  const fetched = (situation: Situation) => run('yugabytedb-restore.sh', { verb: 'fetch', ...situation });
  const load = { env: { RESTORE_INTO: 'point_2' }, volume: ['dump.sql'] };

  test('fetches the dump of the day that is wanted, or of the last one before it', () => {
    const stored = ['2026-03-02.sql.gz', '2026-03-03.sql.gz', '2026-03-05.sql.gz'];
    const found = (RESTORE_DAY: string) => fetched({ stored, env: { RESTORE_DAY } }).loaded;
    expect(found('2026-03-03')).toBe('dump of 2026-03-03.sql.gz');
    expect(found('2026-03-04')).toBe('dump of 2026-03-03.sql.gz');
  });

  test('fetches the newest when no day is wanted', () => {
    const stored = [`${day(1)}.sql.gz`, `${day(2)}.sql.gz`];
    expect(fetched({ stored, env: { RESTORE_DAY: '' } }).loaded).toBe(`dump of ${day(1)}.sql.gz`);
  });

  test('says so when there is none', () => {
    const { status, stderr } = fetched({ stored: ['2026-03-01.sql.gz'], env: { RESTORE_DAY: '2026-03-20' } });
    expect(status).toBe(1);
    expect(stderr).toContain('no dump in backups/point-db/point of that day or the 7 before it');
  });

  test('takes no refusal of the object store for a day without a dump', () => {
    const { status, stderr } = fetched({ env: { RESTORE_DAY: '2026-03-20', ABSENT: '403' } });
    expect(status).toBe(1);
    expect(stderr).toContain('the object store answered 403');
  });

  test('loads it as the superuser into a new database of the same owner', () => {
    const { status, calls, shown } = run('yugabytedb-restore.sh', load);
    expect(status).toBe(0);
    expect(calls.every((call) => call.includes('--username yugabyte'))).toBe(true);
    expect(calls[0]).toContain('--dbname yugabyte --command CREATE DATABASE "point_2" OWNER "point"');
    expect(calls[2]).toMatch(/--set ON_ERROR_STOP=1 --dbname point_2 --file .*\/volume\/dump.sql$/);
    expect(shown).not.toContain('pa"ss');
  });

  test('loads nothing over a database that is there', () => {
    const { status, calls } = run('yugabytedb-restore.sh', { ...load, env: { ...load.env, CLIENT_EXIT: '1' } });
    expect(status).toBe(1);
    expect(calls).toHaveLength(1);
  });

  test('refuses a name that would have to be quoted', () => {
    const { status, stderr, calls } = run('yugabytedb-restore.sh', { env: { RESTORE_INTO: 'x"; DROP' } });
    expect(status).toBe(1);
    expect(stderr).toMatch(/letters, digits and '_' only/);
    expect(calls).toEqual([]);
  });
});
