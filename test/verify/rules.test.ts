import { rules, verify } from '../../verify/rules';
import { fixture } from './fixture';

test('a well-made environment passes all rules', () => {
  expect(verify(fixture())).toEqual([]);
});

test('rules have names of their own and say what they hold', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { name, description } of rules) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(description).toMatch(/\.$/);
  }
});
