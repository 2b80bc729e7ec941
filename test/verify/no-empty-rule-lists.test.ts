import { noEmptyRuleLists } from '../../verify/rules/no-empty-rule-lists';
import { faults } from './fixture';

test.each(['ingress', 'egress'])('an empty list of %s rules', (direction) => {
  expect(faults(noEmptyRuleLists, 'NetworkPolicy', 'user', { [`spec.${direction}`]: [] })).toEqual([
    expect.stringContaining(`spec.${direction}: the API server drops an empty list`),
  ]);
});

test('a direction without a list is closed by its type alone', () => {
  expect(faults(noEmptyRuleLists, 'NetworkPolicy', 'user', { 'spec.ingress': undefined })).toEqual([]);
});
