import { openNetworkRules } from '../../verify/rules/open-network-rules';
import { type Loose, faults } from './fixture';

test.each<[string, (object: Loose) => void, string]>([
  [
    'an empty egress rule',
    ({ spec }) => (spec.egress = [{}]),
    'spec.egress[0]: an empty rule allows egress to everywhere',
  ],
  [
    'an empty ingress rule',
    ({ spec }) => spec.ingress.push({}),
    'spec.ingress[1]: an empty rule allows ingress from everywhere',
  ],
  [
    'an empty peer',
    ({ spec }) => spec.egress[0].to.push({}),
    'spec.egress[0].to[1]: an empty peer allows egress to everywhere',
  ],
])('%s', (_, edit, expected) => {
  expect(faults(openNetworkRules, 'NetworkPolicy', 'user', edit)).toEqual([expected]);
});

test('ports alone are a rule', () => {
  expect(
    faults(openNetworkRules, 'NetworkPolicy', 'user', ({ spec }) => (spec.egress = [{ ports: [{ port: 443 }] }])),
  ).toEqual([]);
});
