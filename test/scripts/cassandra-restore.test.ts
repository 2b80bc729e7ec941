import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { modeOf } from './mode-of';

/** Stands in for curl: the answer of the n-th call of a method and path is a file, the last one holds for all that follow. */
const curl = `#!/bin/sh
method= data= output= url=
while [ $# -gt 0 ]; do
  case $1 in
  --request) method=$2 ;;
  --data) data=$2 ;;
  --output) output=$2 ;;
  --config) config=$2 ;;
  http*) url=$1 ;;
  esac
  shift
done
printf '%s %s %s\\n' "$method" "\${url##*/}" "$data" >>"$RECORD/calls"
cp -p "$config" "$RECORD/config"
name=$method-\${url##*/}
number=0
[ ! -e "$RECORD/$name" ] || read -r number <"$RECORD/$name"
number=$((number + 1))
echo "$number" >"$RECORD/$name"
file=$ANSWERS/$name-$number
[ -e "$file" ] || file=$ANSWERS/$name
[ -e "$file" ] || { printf '{}' >"$output"; printf 404; exit 0; }
{
  read -r status
  cat >"$output"
} <"$file"
printf %s "$status"
`;

const ready = '200\n{"status":{"cassandraOperatorProgress":"Ready"}}';
const finished = '200\n{"status":{"finishTime":"2026-01-02T03:04:05Z"}}';
const backups = (...names: string[]) =>
  `200\n${JSON.stringify({ items: names.map((name) => ({ metadata: { labels: { a: 'b' }, name, uid: '1' } })) }, null, 2)}`;
const answers = {
  'GET-cart-2': ready,
  'POST-medusatasks': '201\n{}',
  'GET-cart-2-restore': finished,
  'GET-medusabackups': backups('cart-backup-100', 'cart-backup-90', 'cart-2-backup-300', 'cart-purge-400'),
  'POST-medusarestorejobs': '201\n{}',
};

function run(changes: Readonly<Record<string, string>> = {}, before = '') {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-restore-'));
  const file = (...names: string[]) => path.join(folder, ...names);
  try {
    for (const directory of ['bin', 'record', 'answers', 'tmp']) fs.mkdirSync(file(directory));
    fs.writeFileSync(file('bin', 'curl'), curl, { mode: 0o755 });
    fs.writeFileSync(file('token'), 'secret-token');
    for (const [name, answer] of Object.entries({ ...answers, ...changes })) {
      fs.writeFileSync(file('answers', name), answer);
    }
    const script = path.join('constructs', 'datastores', 'scripts', 'cassandra-restore.sh');
    const { status, stdout, stderr } = spawnSync('sh', [script], {
      encoding: 'utf8',
      timeout: 20_000,
      env: {
        PATH: `${file('bin')}:${process.env.PATH ?? ''}`,
        RECORD: file('record'),
        ANSWERS: file('answers'),
        TMPDIR: file('tmp'),
        PAUSE: '0',
        SOURCE: 'cart',
        TARGET: 'cart-2',
        BEFORE: before,
        NAMESPACE: 'shop',
        API: 'https://api.test',
        TOKEN_FILE: file('token'),
        CA_FILE: '/ca.crt',
      },
    });
    const read = (name: string) => fs.readFileSync(file('record', name), 'utf8').trim();
    const calls = read('calls').split('\n');
    return {
      status,
      stdout,
      stderr,
      calls,
      mode: modeOf(file('record', 'config')),
      config: read('config'),
      left: fs.readdirSync(file('tmp')),
    };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const asked = (calls: readonly string[]) => calls.find((call) => call.startsWith('POST medusarestorejobs'));

test('asks for the newest backup of the cluster, and of no other', () => {
  const { status, calls } = run();
  expect(status).toBe(0);
  expect(JSON.parse(asked(calls)?.replace(/^\S+ \S+ /, '') ?? '')).toEqual({
    apiVersion: 'medusa.k8ssandra.io/v1alpha1',
    kind: 'MedusaRestoreJob',
    metadata: { name: 'cart-2-restore' },
    spec: { cassandraDatacenter: 'cart-2', backup: 'cart-backup-100' },
  });
});

test.each([
  ['99', 'cart-backup-90'],
  ['100', 'cart-backup-100'],
])('of the moment %s it is %s', (before, backup) => {
  expect(asked(run({}, before).calls)).toContain(`"backup":"${backup}"`);
});

test('waits until the new cluster is ready, and only then looks into the bucket', () => {
  const { status, calls } = run({ 'GET-cart-2-1': '404\n{}', 'GET-cart-2-2': '200\n{"status":{}}' });
  expect(status).toBe(0);
  expect(calls.slice(0, 4).map((call) => call.split(' ').slice(0, 2).join(' '))).toEqual([
    'GET cart-2',
    'GET cart-2',
    'GET cart-2',
    'POST medusatasks',
  ]);
  expect(calls[3]).toContain('"operation":"sync"');
});

test('what is asked for already is not asked for again', () => {
  expect(run({ 'POST-medusatasks': '409\n{}', 'POST-medusarestorejobs': '409\n{}' }).status).toBe(0);
});

test('the token stands in a private file only, and goes', () => {
  const { config, mode, calls, stdout, stderr, left } = run();
  expect(config).toBe('header = "Authorization: Bearer secret-token"');
  expect(mode).toBe('600');
  expect(calls.join() + stdout + stderr).not.toContain('secret-token');
  expect(left).toEqual([]);
});

test.each([
  ['there is no backup', { 'GET-medusabackups': backups('other-backup-1') }, '', /no backup of cart/],
  ['no backup is old enough', {}, '80', /no backup of cart/],
  ['it may not list them', { 'GET-medusabackups': '403\n{}' }, '', /answers 403/],
  ['it may not ask for one', { 'POST-medusarestorejobs': '403\n{"message":"no"}' }, '', /answers 403/],
  [
    'the operator refuses it',
    { 'GET-cart-2-restore-2': '200\n{"status":{"finishTime":"t","message":"node counts differ"}}' },
    '',
    /node counts differ/,
  ],
])('fails when %s, says so, and tidies up', (_, changes, before, reason) => {
  const { status, stderr, left } = run(changes, before);
  expect(status).toBe(1);
  expect(stderr).toMatch(reason);
  expect(left).toEqual([]);
});
