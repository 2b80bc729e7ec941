import { networkPeers } from '../../verify/rules/references/network-peers';
import { podSelectors } from '../../verify/rules/references/pod-selectors';
import { type Loose, faults } from './fixture';

test.each<[string, string, string, (object: Loose) => void, string]>([
  [
    'a policy for no pod',
    'NetworkPolicy',
    'user',
    ({ spec }) => (spec.podSelector.matchLabels = { app: 'user' }),
    'spec.podSelector: no pod',
  ],
  [
    'a policy for pods that an operator labels otherwise',
    'NetworkPolicy',
    'payment-info-db',
    ({ spec }) => (spec.podSelector.matchLabels['cluster-name'] = 'db'),
    'spec.podSelector: no pod',
  ],
  [
    'a budget for no pod',
    'PodDisruptionBudget',
    'user',
    ({ spec }) => (spec.selector.matchLabels = { app: 'user' }),
    'spec.selector: no pod',
  ],
])('%s', (_, kind, name, edit, expected) => {
  expect(faults(podSelectors, kind, name, edit)).toEqual([expect.stringContaining(expected)]);
});

const from = ({ spec }: Loose) => spec.ingress[0].from[0];
const to = ({ spec }: Loose) => spec.egress[0].to[0];

test.each<[string, string, (object: Loose) => void, string]>([
  [
    'a misspelt label of a chart',
    'user',
    (policy) => (from(policy).podSelector.matchLabels['app.kubernetes.io/component'] = 'envoi'),
    'spec.ingress[0].from[0]: no pod',
  ],
  [
    'a namespace without such pods',
    'user',
    (policy) => (from(policy).namespaceSelector.matchLabels['kubernetes.io/metadata.name'] = 'user'),
    'spec.ingress[0].from[0]: no pod',
  ],
  [
    'a misspelt label of an operator',
    'user',
    (policy) => (to(policy).podSelector.matchLabels.component = 'mysqlroute'),
    'spec.egress[0].to[0]: no pod',
  ],
  [
    'a peer of the own namespace that is elsewhere',
    'user',
    (policy) => delete policy.spec.egress[1].to[0].namespaceSelector,
    'spec.egress[1].to[0]: no pod',
  ],
  [
    'a port by a name that the peer does not have',
    'payment-info-db',
    ({ spec }) => (spec.egress[1].ports[0].port = 's3'),
    "spec.egress[1].to[0]: none of these pods has a port named 's3'",
  ],
])('%s', (_, name, edit, expected) => {
  expect(faults(networkPeers, 'NetworkPolicy', name, edit)).toEqual([expect.stringContaining(expected)]);
});

test('addresses are no pods', () => {
  expect(
    faults(networkPeers, 'NetworkPolicy', 'user', ({ spec }) =>
      spec.egress[0].to.push({ ipBlock: { cidr: '10.0.0.0/8' } }),
    ),
  ).toEqual([]);
});
