import { type Edits } from './edit';
import { openNetworkRules } from '../../verify/rules/open-network-rules';
import { faults } from './fixture';

test.each<[string, Edits, string]>([
  ['an empty egress rule', { 'spec.egress': [{}] }, 'spec.egress[0]: an empty rule allows egress to everywhere'],
  ['an empty ingress rule', { 'spec.ingress[+]': {} }, 'spec.ingress[1]: an empty rule allows ingress from everywhere'],
  ['an empty peer', { 'spec.egress[0].to[+]': {} }, 'spec.egress[0].to[1]: an empty peer allows egress to everywhere'],
])('%s', (_, edits, expected) => {
  expect(faults(openNetworkRules, 'NetworkPolicy', 'user', edits)).toEqual([expected]);
});

test('ports alone are a rule', () => {
  expect(faults(openNetworkRules, 'NetworkPolicy', 'user', { 'spec.egress': [{ ports: [{ port: 443 }] }] })).toEqual(
    [],
  );
});
