import { nameOf } from '../../../cli/restore/name';

test.each([
  [undefined, 'user-db', 40, 'user-db-restored'],
  [undefined, 'delivery-status-db', 24, 'delivery-status-db-2'],
  [undefined, 'delivery-status-db', 17, 'delivery-status-2'],
  ['user-db-2', 'user-db', 9, 'user-db-2'],
])('%s, for %s of at most %i characters, is %s', (text, store, maxLength, name) => {
  expect(nameOf(text, store, maxLength)).toBe(name);
});

test('what is too long comes with one that is not', () => {
  expect(() => nameOf('delivery-status-db-second', 'delivery-status-db', 24)).toThrow(/such as delivery-status-db-2$/);
});
