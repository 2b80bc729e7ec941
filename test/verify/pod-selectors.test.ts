import { type Edits } from './edit';
import { networkPeers } from '../../verify/rules/references/network-peers';
import { podSelectors } from '../../verify/rules/references/pod-selectors';
import { faults } from './fixture';

test.each<[string, string, string, Edits, string]>([
  [
    'a policy for no pod',
    'NetworkPolicy',
    'user',
    { 'spec.podSelector.matchLabels': { app: 'user' } },
    'spec.podSelector: no pod',
  ],
  [
    'a policy for pods that an operator labels otherwise',
    'NetworkPolicy',
    'payment-info-db',
    { 'spec.podSelector.matchLabels.cluster-name': 'db' },
    'spec.podSelector: no pod',
  ],
  [
    'a budget for no pod',
    'PodDisruptionBudget',
    'user',
    { 'spec.selector.matchLabels': { app: 'user' } },
    'spec.selector: no pod',
  ],
])('%s', (_, kind, name, edits, expected) => {
  expect(faults(podSelectors, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});

test.each<[string, string, Edits, string]>([
  [
    'a misspelt label of a chart',
    'user',
    { "spec.ingress[0].from[0].podSelector.matchLabels['app.kubernetes.io/component']": 'envoi' },
    'spec.ingress[0].from[0]: no pod',
  ],
  [
    'a namespace without such pods',
    'user',
    { 'spec.ingress[0].from[0].namespaceSelector.matchLabels': { 'kubernetes.io/metadata.name': 'user' } },
    'spec.ingress[0].from[0]: no pod',
  ],
  [
    'a misspelt label of an operator',
    'user',
    { 'spec.egress[0].to[0].podSelector.matchLabels.component': 'mysqlroute' },
    'spec.egress[0].to[0]: no pod',
  ],
  [
    'a peer of the own namespace that is elsewhere',
    'user',
    { 'spec.egress[1].to[0].namespaceSelector': undefined },
    'spec.egress[1].to[0]: no pod',
  ],
  [
    'a port by a name that the peer does not have',
    'payment-info-db',
    { 'spec.egress[1].ports[0].port': 's3' },
    "spec.egress[1].to[0]: none of these pods has a port named 's3'",
  ],
])('%s', (_, name, edits, expected) => {
  expect(faults(networkPeers, 'NetworkPolicy', name, edits)).toEqual([expect.stringContaining(expected)]);
});

test('addresses are no pods', () => {
  expect(
    faults(networkPeers, 'NetworkPolicy', 'user', { 'spec.egress[0].to[+]': { ipBlock: { cidr: '10.0.0.0/8' } } }),
  ).toEqual([]);
});
