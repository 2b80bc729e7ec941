import type { Edits } from './edit';
import { podSpread } from '../../verify/rules/pods/spread';
import { edited, faults, faultsOf, fixture } from './fixture';

const path = 'spec.template.spec.topologySpreadConstraints';
const labels = { 'app.kubernetes.io/name': 'user' };

test('replicas that an autoscaler makes are not spread', () => {
  expect(
    faults(podSpread, 'Deployment', 'user', { 'spec.template.spec.topologySpreadConstraints': undefined }),
  ).toEqual([`${path}: all replicas may land on one node`]);
});

test('a constraint that selects other pods', () => {
  const edits = {
    'spec.template.spec.topologySpreadConstraints': [{ labelSelector: { matchLabels: { app: 'user' } } }],
  };
  expect(faults(podSpread, 'Deployment', 'user', edits)).toEqual([
    `${path}[0].labelSelector: it does not select the pods that it stands in`,
  ]);
});

const affinity = 'spec.template.spec.affinity';
const term = `${affinity}.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm`;

test.each<[string, Edits]>([
  ['no anti-affinity', { [affinity]: undefined }],
  ['anti-affinity to other pods', { [`${term}.labelSelector`]: { matchLabels: { app: 'user' } } }],
  ['anti-affinity by zone', { [`${term}.topologyKey`]: 'topology.kubernetes.io/zone' }],
])('%s', (_, edits) => {
  expect(faults(podSpread, 'Deployment', 'user', edits)).toEqual([
    `${affinity}.podAntiAffinity: nothing keeps the replicas of one zone on different nodes`,
  ]);
});

test.each<[string, Edits]>([
  [
    'required anti-affinity',
    {
      [`${affinity}.podAntiAffinity`]: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels } },
        ],
      },
    },
  ],
  [
    'a constraint by node',
    {
      [affinity]: undefined,
      [`${path}[+]`]: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels } },
    },
  ],
])('%s keeps replicas apart too', (_, edits) => {
  expect(faults(podSpread, 'Deployment', 'user', edits)).toEqual([]);
});

test('no budget', () => {
  const located = fixture().filter(({ object }) => object.kind !== 'PodDisruptionBudget');
  expect(faultsOf(podSpread, located)).toEqual([
    expect.stringContaining('metadata.name: no PodDisruptionBudget selects its pods'),
  ]);
});

test.each([
  [1, 0],
  [2, 1],
])('without an autoscaler the number of replicas counts: %i', (replicas, expected) => {
  const located = edited('Deployment', 'user', { 'spec.replicas': replicas }).filter(
    ({ object }) => !['PodDisruptionBudget', 'HorizontalPodAutoscaler'].includes(object.kind),
  );
  expect(faultsOf(podSpread, located)).toHaveLength(expected);
});
