import { printable } from '../../../app/settings/printable';

test.each<[unknown, string]>([
  ['plain', '"plain"'],
  [null, 'null'],
  [undefined, 'undefined'],
  [['a', 1], '["a",1]'],
  ['git@github.com:owner/repository', '"git@github.com:owner/repository"'],
  ['ssh://git@github.com/owner', '"ssh://git@github.com/owner"'],
  ['https://secret@host/a', '"https://***@host/a"'],
  ['https://user:secret@with@two@host/a', '"https://***@host/a"'],
  ['https://user:sec ret"@host', '"https://***@host"'],
  ['https://host/a?token=secret#x', '"https://host/a?***"'],
  ['user:secret@host', '"***@host"'],
  [{ url: 'https://user:secret@host', other: ['https://secret@host'] }, '{"url":"https://***@host"]}'],
])('%j is shown as %s', (value, shown) => {
  expect(printable(value)).toBe(shown);
});

test('a long value is cut', () => {
  expect(printable('x'.repeat(1000))).toHaveLength(103);
});
