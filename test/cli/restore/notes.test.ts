import { notesOn } from '../../../cli/restore/notes';
import type { RestoreProps, RestoreRequest } from '../../../constructs/shared/restore';

const place = { environment: 'production', namespace: 'user', product: 'innodb-cluster' };
const at = new Date('2026-03-04T05:06:07Z');

function notes(props: Partial<RestoreProps>, request: Partial<RestoreRequest> = {}): string {
  const whole = {
    store: 'user-db',
    precision: 'backup',
    maxNameLength: 40,
    declare: () => undefined,
    ...props,
  } as const;
  return notesOn(whole, { into: 'user-db-2', ...request }, place).join('\n');
}

const backups = { list: 'get mysqlbackups', choose: 'OUTPUT of one whose STATUS is Completed' };

test.each<[Partial<RestoreProps>, Partial<RestoreRequest>, string]>([
  [{ precision: 'second' }, {}, 'It will be as far as the saved log of changes goes.'],
  [{ precision: 'second' }, { at }, 'It will be as it was at 2026-03-04T05:06:07.000Z.'],
  [{}, {}, 'It will be as the newest backup has it: '],
  [{}, { at }, 'It will be as the last backup before 2026-03-04T05:06:07.000Z has it: '],
  [{ backups }, { backup: 'dump-1' }, 'It will be as the backup dump-1 has it: '],
  [{ backups }, { at }, 'It will be as the backup has it that you name: '],
  [{ backups: { ...backups, findsNewest: true } }, {}, 'It will be as the newest backup has it: '],
  [{ backups: { ...backups, findsNewest: true } }, { at }, 'It will be as the backup has it that you name: '],
])('%j, asked for %j: %s', (props, request, state) => {
  expect(notes(props, request)).toContain(state);
});

test('how to see the names of backups is said whole, when one is needed and not given', () => {
  expect(notes({ backups }, { at })).toMatch(
    /put the name of a backup in for name-of-the-backup.*\n {2}kubectl -n user get mysqlbackups\nTake OUTPUT .* before 2026-03-04T05:06:07/,
  );
  expect(notes({ backups }, { backup: 'dump-1' })).not.toContain('kubectl');
  expect(notes({})).not.toContain('kubectl');
});

test('where what Velero saved comes to is said, and where its backups are listed', () => {
  const velero = { into: 'namespace', backups: { ...backups, namespace: 'velero' } } as const;
  expect(notes(velero)).toMatch(/^user-db of production comes into namespace user-db-2; /);
  expect(notes(velero)).toContain('kubectl -n velero get mysqlbackups');
});

test('what comes of the name is said, where that is no store', () => {
  expect(notes({})).toContain('in namespace user, comes user-db-2.');
  expect(notes({ makes: (into) => `database ${into}` })).toContain('comes database user-db-2.');
});
