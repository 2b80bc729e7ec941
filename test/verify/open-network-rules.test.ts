import { type Edits } from './edit';
import { openNetworkRules } from '../../verify/rules/open-network-rules';
import { faults } from './fixture';

const some = { matchLabels: { app: 'user' } };

test.each<[string, Edits, string]>([
  ['an empty egress rule', { 'spec.egress': [{}] }, 'spec.egress[0]: this rule allows egress to everywhere'],
  ['an empty ingress rule', { 'spec.ingress[+]': {} }, 'spec.ingress[1]: this rule allows ingress from everywhere'],
  ['an empty peer', { 'spec.egress[0].to[+]': {} }, 'spec.egress[0].to[1]: this peer allows egress to everywhere'],
  ['no peers, no ports', { 'spec.egress': [{ to: [] }] }, 'spec.egress[0]: this rule allows egress to everywhere'],
  ...[
    { ipBlock: { cidr: '0.0.0.0/0' } },
    { ipBlock: { cidr: '::/0' } },
    { namespaceSelector: {} },
    { namespaceSelector: {}, podSelector: {} },
  ].map((peer): [string, Edits, string] => [
    `${JSON.stringify(peer)} without ports`,
    { 'spec.egress': [{ to: [peer] }] },
    'spec.egress[0].to[0]: this peer allows egress to everywhere',
  ]),
])('%s', (_, edits, expected) => {
  expect(faults(openNetworkRules, 'NetworkPolicy', 'user', edits)).toEqual([expected]);
});

test.each<[string, Edits]>([
  ['ports alone are', { 'spec.egress': [{ ports: [{ port: 443 }] }] }],
  [
    'every address on one port is',
    { 'spec.egress': [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443 }] }] },
  ],
  ['some pods of every namespace are', { 'spec.egress': [{ to: [{ namespaceSelector: {}, podSelector: some }] }] }],
  [
    'every address but some is',
    { 'spec.egress': [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] }] },
  ],
])('%s a rule', (_, edits) => {
  expect(faults(openNetworkRules, 'NetworkPolicy', 'user', edits)).toEqual([]);
});
