import { parseAllDocuments } from 'yaml';
import { testbed } from './in-process';

const restore = (...args: readonly string[]) => testbed(['restore', ...args]);

test('manifests go to the standard output, what to know of them beside it', async () => {
  const { code, stdout, stderr } = await restore(
    'payment-info',
    '--environment',
    'local',
    '--into',
    'payment-info-db-2',
  );
  expect(code).toBe(0);
  const documents = parseAllDocuments(stdout);
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  expect(documents.map((one) => one.get('kind'))).toContain('postgresql');
  expect(stderr).toBe(
    [
      'payment-info-db of local stays as it is; beside it, in namespace payment-info, comes payment-info-db-2.',
      'Nothing may be called payment-info-db-2 there yet: what is printed would change it.',
      'It will be as far as the saved log of changes goes.',
      'docs/restore/postgresql.md says how to apply it, how to look at it and how to change over.',
      '',
    ].join('\n'),
  );
});

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

test.each<[readonly string[], number, RegExp]>([
  [[], 2, /missing required argument 'component'/],
  [['user', 'order'], 2, /too many arguments/],
  [['user', '--after', 'noon'], 2, /unknown option '--after'/],
  [['usr'], 1, /"usr" cannot be restored: there is no such component, or it is off\n-> did you mean user\?/],
  [['\u001b[2J'], 1, /^"\\u001b\[2J" cannot be restored/],
  [
    ['contour'],
    1,
    /"contour" cannot be restored: nothing of it is backed up\n-> choose one of .*, point\/point-queue, /,
  ],
  [['rate', '--into', 'order'], 1, /--into names a namespace for this store, and order is another component's/],
  [['user', '--environment', 'prod'], 1, /must be the name of an environment that exists/],
  [['user', '--environment', '../../etc/passwd'], 1, /must be the name of an environment that exists/],
  [['user', '--at', 'yesterday'], 1, /--at must be a moment in ISO 8601 with a time zone, got "yesterday"/],
  [['user', '--at', '2026-03-04'], 1, /with a time zone/],
  [['user', '--at', '2026-03-04T05:06:07'], 1, /with a time zone/],
  [['user', '--at', tomorrow], 1, /--at lies ahead/],
  [['user', '--at', '2001-01-01T00:00:00Z'], 1, /kept for 7 days \(backup.retentionDays\)/],
  [['user', '--into', 'user-db'], 1, /--into must not be user-db: that one runs/],
  [['user', '--into', 'User_DB'], 1, /--into must be the name of a store: .* got "User_DB"\n-> .* such as user-db-2/],
  [['user', '--into', ''], 1, /--into must be the name of a store/],
  [['user', '--into', '2nd-user-db'], 1, /--into must be the name of a store/],
  [['user', '--into', 'x'.repeat(41)], 1, /--into has at most 40 characters for this store/],
  [['user', '--into', 'user'], 1, /NetworkPolicy user\/user is there already: restoring would change it/],
  [['point', '--into', 'point'], 1, /needs the name of a new database, got 'point'.*\n-> choose another --into/],
  [['user', '--backup', 's3://user-backup/x'], 1, /--backup must be a name without a path/],
  [['user', '--backup', 'x', '--at', new Date(Date.now() - 3_600_000).toISOString()], 1, /-> leave --at out/],
  [['search', '--backup', 'x'], 1, /--backup is not for search-db/],
  [['order', '--backup', 'x'], 1, /is called like order-db-2026-08-20t03-00-07, got 'x'\n-> .* --backup/],
])('%j is refused, and nothing is printed', async (args, expected, message) => {
  const { code, stdout, stderr } = await restore(...args);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(code).toBe(expected);
});
