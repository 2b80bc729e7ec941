import { assertDatabaseName, inObjectName } from '../../../constructs/datastores/database-name';

test.each(['cart', 'cart_items', 'a1'])("'%s' is taken as it is by every database", (name) => {
  expect(() => {
    assertDatabaseName(name, ['root']);
  }).not.toThrow();
});

test.each(['Cart', 'cart-items', '1cart', '', 'a b', 'x'.repeat(33)])(
  "fails when a database is to be called '%s'",
  (name) => {
    expect(() => {
      assertDatabaseName(name, []);
    }).toThrow(/at most 32 lower-case letters, digits and '_', got/);
  },
);

test("fails when the operator's own user has the name", () => {
  expect(() => {
    assertDatabaseName('root', ['root', 'sys']);
  }).toThrow(/must not be one of root, sys/);
});

test('an object is named without underscores, which Kubernetes refuses', () => {
  expect(inObjectName('cart_line_items')).toBe('cart-line-items');
});
