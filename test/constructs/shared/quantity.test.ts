import { formatBytes, parseQuantity } from '../../../constructs/shared/quantity';

test.each([
  ['250m', 0.25],
  ['2', 2],
  ['1.5', 1.5],
  ['1Gi', 2 ** 30],
  ['128Mi', 2 ** 27],
  ['1k', 1000],
])('%s is %d in its base unit', (quantity, value) => {
  expect(parseQuantity(quantity)).toBeCloseTo(value);
});

test.each(['', '1 Gi', 'Gi', '-1', '1GiB', '1e3', '0x10'])("fails when '%s' is given for a quantity", (quantity) => {
  expect(() => parseQuantity(quantity)).toThrow(/is no quantity: write a number and one of m, k/);
});

test('bytes are shown in the unit that fits', () => {
  expect([2 ** 29, 1.5 * 2 ** 30].map(formatBytes)).toEqual(['512Mi', '1.5Gi']);
});
