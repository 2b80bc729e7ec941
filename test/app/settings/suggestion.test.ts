import { suggestion } from '../../../app/settings/suggestion';

const names = ['payment-info', 'user', 'product', 'search'];

test.each([
  ['payment-inf', 'payment-info'],
  ['paymentInfo', 'payment-info'],
  ['PAYMENT_INFO', 'payment-info'],
  ['usr', 'user'],
  ['prodcut', 'product'],
])('%s is taken for %s', (given, meant) => {
  expect(suggestion(given, names)).toBe(meant);
});

test.each(['', 'x', 'vote', 'kubernetes'])('%j is taken for nothing', (given) => {
  expect(suggestion(given, names)).toBeUndefined();
});
