import { xtraDbName } from '../../../constructs/datastores/xtradb-name';

test.each(['product', 'payment_info', 'order'])(
  'the database of %s is named after it, and is no word of MySQL',
  (name) => {
    expect(xtraDbName(name, [])).toBe(`${name}db`);
  },
);

test.each(['operator', 'xtrabackup', 'mysql'])('fails when the name is %s, which has been taken', (name) => {
  expect(() => xtraDbName(name, [])).toThrow(/must not be one of/);
});

test.each([
  ['a_b', 'axb'],
  ['axb', 'a_b'],
  ['a_b', 'a_b'],
])("fails when the grant for %s or for %s would cover the other's tables", (name, other) => {
  expect(() => xtraDbName(name, [other])).toThrow(`must differ from '${other}'`);
});

test('names of another length, or with another letter elsewhere, do not meet', () => {
  expect(xtraDbName('a_b', ['a_bc', 'xaxb', 'b_b'])).toBe('a_bdb');
});
