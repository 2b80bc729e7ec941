import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runScript } from './run-script';

const login = { DB_USERNAME_FILE: 'order', DB_PASSWORD_FILE: String.raw`pa"ss\wo:rd'$(id)` };
const ca = { DB_CA_FILE: '/ca.crt' };

describe('vitess-check.sh', () => {
  const run = runScript('vitess-check.sh', login, ca);

  test('asks over TLS, with the name of the server verified against the given authority', () => {
    expect(run.stderr).toBe('');
    expect(run.call?.args).toContain('--ssl-mode=VERIFY_IDENTITY --ssl-ca=/ca.crt');
    expect(run.call?.args).toContain('--host=db.shop.svc');
  });

  test('asks what vtgate cannot answer by itself', () => {
    expect(run.call?.args).toMatch(/--execute=SHOW TABLES cart$/);
  });

  test('hands any password over in a file that only the client can read, named first', () => {
    expect(run.call?.file).toContain(String.raw`password="pa\"ss\\wo:rd'$(id)"`);
    expect(run.call?.mode).toBe('600');
    expect(run.call?.args).toMatch(/^--defaults-file=/);
    expect(`${run.call?.args ?? ''}${run.call?.env ?? ''}${run.stdout}`).not.toContain('pa"ss');
    expect(run.leftovers).toEqual([]);
  });

  test('fails as the client fails, and tidies up then too', () => {
    const failed = runScript('vitess-check.sh', login, { ...ca, CLIENT_EXIT: '3' });
    expect(failed).toMatchObject({ status: 3, leftovers: [] });
  });

  test('fails when it is not told where the password is', () => {
    const { status, stderr, call } = runScript('vitess-check.sh', { DB_USERNAME_FILE: 'order' }, ca);
    expect([status === 0, call]).toEqual([false, undefined]);
    expect(stderr).toContain('DB_PASSWORD_FILE');
  });
});

/** Stands for vtctldclient: lists what it is told, and writes down what it is asked to remove. */
const client = `#!/bin/sh
[ "$1 $2" = "--server vtctld:15999" ] || exit 9
case $3 in
GetBackups) printf '%s\\n' "$BACKUPS"; exit "\${LIST_EXIT:-0}" ;;
RemoveBackup) echo "$4 $5" >>"$REMOVED"; exit "\${REMOVE_EXIT:-0}" ;;
esac
`;

const day = 24 * 60 * 60 * 1000;

/** As Vitess names a backup that was begun so many days ago. */
function backupOf(daysAgo: number): string {
  const [date = '', time = ''] = new Date(Date.now() - daysAgo * day).toISOString().split('T');
  return `${date}.${time.slice(0, 8).replaceAll(':', '')}.zone1-0433932122`;
}

function prune(backups: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vitess-prune-'));
  try {
    const removed = path.join(folder, 'removed');
    fs.writeFileSync(removed, '');
    fs.writeFileSync(path.join(folder, 'vtctldclient'), client, { mode: 0o755 });
    const script = path.join('constructs', 'datastores', 'scripts', 'vitess-prune.sh');
    const { status } = spawnSync('sh', [script], {
      env: {
        PATH: `${folder}:${process.env.PATH ?? ''}`,
        BACKUPS: backups.join('\n'),
        REMOVED: removed,
        VTCTLD_HOST: 'vtctld',
        VTCTLD_PORT: '15999',
        KEYSPACE: 'order',
        RETENTION_DAYS: '7',
        ...env,
      },
    });
    return { status, removed: fs.readFileSync(removed, 'utf8').split('\n').filter(Boolean) };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

describe('vitess-prune.sh', () => {
  test('removes what is older than the retention, whatever the order of the list', () => {
    const backups = [6, 9, 1, 8, 0].map(backupOf);
    const old = [backups[1], backups[3]].map((name) => `order/- ${name ?? ''}`);
    expect(prune(backups)).toEqual({ status: 0, removed: old });
  });

  test('leaves the newest two, however old: one may be half done, and the other is all there is', () => {
    const backups = [30, 20, 10].map(backupOf);
    expect(prune(backups).removed).toEqual([`order/- ${backups[0] ?? ''}`]);
    expect(prune(backups.slice(1)).removed).toEqual([]);
  });

  test('has nothing to do where there is no backup', () => {
    expect(prune([])).toEqual({ status: 0, removed: [] });
  });

  test.each(['LIST_EXIT', 'REMOVE_EXIT'])('fails when vtctld fails (%s)', (exit) => {
    expect(prune([30, 20, 10].map(backupOf), { [exit]: '3' }).status).toBe(3);
  });
});
