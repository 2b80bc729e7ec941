import { assertNameLength } from '../../../constructs/shared/name-length';

const checked = (length: number) => () => {
  assertNameLength('the name of a cluster', 'x'.repeat(length), 5);
};

test('a name may have as many characters as there is room for', () => {
  expect(checked(5)).not.toThrow();
});

test('fails when it has more, and says how many there may be, what it got and what to do', () => {
  expect(checked(6)).toThrow("the name of a cluster has at most 5 characters, got 'xxxxxx': shorten it by 1");
});
