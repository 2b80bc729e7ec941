import { runWithCurl } from './run-with-curl';
import type { CurlAnswer } from './run-with-curl';

const password = String.raw`pa"ss\wo:rd'$(id)`;
const login = { DB_USERNAME_FILE: 'cart', DB_PASSWORD_FILE: password };
const bodies = { REPOSITORY: '{"type":"s3"}', POLICY: '{"schedule":"0 30 2 * * ?"}' };
const env = { DB_CA_FILE: '/ca.crt', DB_DATABASE: 'cart', PAUSE: '0', ...bodies };

const listed = `1785551400 SUCCESS     scheduled-2026.08.01-c
1785465000 IN_PROGRESS scheduled-2026.07.31-b
1785378600 SUCCESS     scheduled-2026.07.30-a
`;
const complete = '{"snapshot":{"shards":{"total":3,"failed":0,"successful":3}}}';
const restoration: readonly CurlAnswer[] = [['{"acknowledged":true}'], [listed], [complete]];

const scripts: readonly (readonly [script: string, answers: readonly CurlAnswer[]])[] = [
  ['elasticsearch-check.sh', []],
  ['elasticsearch-snapshots.sh', []],
  ['elasticsearch-restore.sh', restoration],
];

describe.each(scripts)('%s', (script, answers) => {
  const run = runWithCurl(script, login, env, answers);

  test('hands any password to curl in a file that only it can read', () => {
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    for (const { args, file, mode } of run.calls) {
      expect(args[0]).toBe('--config');
      expect(file).toBe(String.raw`user = "cart:pa\"ss\\wo:rd'$(id)"`);
      expect(mode).toBe('600');
    }
  });

  test('shows no secret on a command line, in an environment or in its log, and leaves no file behind', () => {
    for (const { args, env: seen } of run.calls) expect(args.join(' ') + seen).not.toContain('pa"ss');
    expect(run.stdout + run.stderr).not.toContain('pa"ss');
    expect(run.leftovers).toEqual([]);
  });

  test('talks TLS with its name verified, and takes no error page for an answer', () => {
    expect(run.calls.length).toBeGreaterThan(0);
    for (const { args } of run.calls) {
      expect(args.join(' ')).toContain('--cacert /ca.crt');
      expect(args.some((argument) => /^--fail(-with-body)?$/.test(argument))).toBe(true);
      expect(args.at(-1)).toMatch(/^https:\/\/db\.shop\.svc:9200\//);
      expect(args).not.toContain('--insecure');
    }
  });

  test('asks nothing when it is not told where the password is', () => {
    const { status, stderr, calls } = runWithCurl(script, { DB_USERNAME_FILE: 'cart' }, env);
    expect(status).not.toBe(0);
    expect(stderr).toContain('DB_PASSWORD_FILE');
    expect(calls).toEqual([]);
  });
});

test('the check searches the indices of its database, all of them', () => {
  const { calls } = runWithCurl('elasticsearch-check.sh', login, env);
  expect(calls.map(({ args }) => args.at(-1))).toEqual([
    'https://db.shop.svc:9200/cart-*/_search?size=0&allow_partial_search_results=false',
  ]);
});

test('the check fails as curl fails, and tidies up then too', () => {
  const { status, leftovers } = runWithCurl('elasticsearch-check.sh', login, env, [['', 22]]);
  expect(status).toBe(22);
  expect(leftovers).toEqual([]);
});

describe('elasticsearch-snapshots.sh', () => {
  test('registers the repository first, then the policy that writes to it', () => {
    const { calls } = runWithCurl('elasticsearch-snapshots.sh', login, env);
    expect(calls.map(({ args }) => args.at(-1))).toEqual([
      'https://db.shop.svc:9200/_snapshot/object-store',
      'https://db.shop.svc:9200/_slm/policy/scheduled',
    ]);
    expect(calls.map(({ args }) => args[args.indexOf('--data') + 1])).toEqual([bodies.REPOSITORY, bodies.POLICY]);
    expect(calls.every(({ args }) => args[args.indexOf('--request') + 1] === 'PUT')).toBe(true);
  });

  test('sets no policy when the bucket cannot be written to, and shows why', () => {
    const refused = '{"error":{"type":"repository_verification_exception"}}';
    const { status, stdout, calls } = runWithCurl('elasticsearch-snapshots.sh', login, env, [[refused, 22]]);
    expect(status).toBe(22);
    expect(calls).toHaveLength(1);
    expect(stdout).toContain('repository_verification_exception');
  });
});

describe('elasticsearch-restore.sh', () => {
  const restore = (answers: readonly CurlAnswer[], notAfter?: string) =>
    runWithCurl('elasticsearch-restore.sh', login, notAfter ? { ...env, NOT_AFTER: notAfter } : env, answers);
  const restored = ({ calls }: ReturnType<typeof restore>) =>
    calls.flatMap(({ args }) => /origin\/(.*)\/_restore\?wait_for_completion=true$/.exec(args.at(-1) ?? '')?.[1] ?? []);

  test('restores the newest snapshot that succeeded', () => {
    expect(restored(restore(restoration))).toEqual(['scheduled-2026.08.01-c']);
  });

  test.each([
    ['1785551400', 'scheduled-2026.08.01-c'],
    ['1785551399', 'scheduled-2026.07.30-a'],
  ])('restores the newest that succeeded until %s', (notAfter, snapshot) => {
    expect(restored(restore(restoration, notAfter))).toEqual([snapshot]);
  });

  test('restores indices only, none of the product', () => {
    const args = restore(restoration).calls.at(-1)?.args ?? [];
    expect(args[args.indexOf('--data') + 1]).toBe('{"indices":"*,-.*","include_global_state":false}');
  });

  test('waits for a cluster that does not answer yet', () => {
    const run = restore([['', 7], ['', 7], ...restoration]);
    expect(run.calls).toHaveLength(5);
    expect(run.status).toBe(0);
  });

  test('fails when there is no snapshot that old, and says which there are', () => {
    const run = restore(restoration, '1');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('scheduled-2026.07.30-a');
    expect(restored(run)).toEqual([]);
    expect(run.leftovers).toEqual([]);
  });

  test('fails when the list does not come', () => {
    const run = restore([['{}'], ['', 28]]);
    expect(run.status).toBe(28);
    expect(restored(run)).toEqual([]);
  });

  test('fails when a part did not come back', () => {
    const { status, stderr } = restore([['{}'], [listed], ['{"snapshot":{"shards":{"total":3,"failed":1}}}']]);
    expect(status).toBe(1);
    expect(stderr).toContain('not all of it came back');
  });
});
