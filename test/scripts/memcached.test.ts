import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** Stands in for nc and the server behind it. */
const client = `#!/bin/sh
printf '%s' "$*" >"$RECORD"
[ -z "\${SILENT:-}" ] || exit 1
tr -d '\\r' | while read -r verb key _; do
  case $verb in
  set) printf 'STORED\\r\\n' ;;
  get) printf 'VALUE %s 0 2\\r\\n%s\\r\\nEND\\r\\n' "$key" "$KEPT" ;;
  delete) printf 'DELETED\\r\\n' ;;
  quit) exit ;;
  esac
done
`;

function check(env: Readonly<Record<string, string>> = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-memcached-'));
  try {
    fs.writeFileSync(path.join(folder, 'nc'), client, { mode: 0o755 });
    const RECORD = path.join(folder, 'record');
    const { status, stderr } = spawnSync('sh', ['constructs/datastores/scripts/memcached-check.sh'], {
      encoding: 'utf8',
      env: {
        PATH: `${folder}:${process.env.PATH ?? ''}`,
        ...{ RECORD, KEPT: 'ok', DB_HOST: 'point-cache.point.svc', DB_PORT: '11211' },
        ...env,
      },
    });
    return { status, stderr, args: fs.existsSync(RECORD) ? fs.readFileSync(RECORD, 'utf8') : '' };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('Memcached is asked to keep a value, to give it back and to forget it', () => {
  const { status, stderr, args } = check();
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(args).toMatch(/-w \d+ point-cache\.point\.svc 11211$/);
});

test('a server that gives back something else has failed', () => {
  const { status, stderr } = check({ KEPT: 'ko' });
  expect(status).toBe(1);
  expect(stderr).toContain('point-cache.point.svc:11211 does not give back what it was given');
});

test('a server that does not answer has failed', () => {
  expect(check({ SILENT: 'yes' }).status).toBe(1);
});
