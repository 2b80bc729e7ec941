import { podSpread } from '../../verify/rules/pods/spread';
import { faults, faultsOf, fixture } from './fixture';

const path = 'spec.template.spec.topologySpreadConstraints';

test('replicas that an autoscaler makes are not spread', () => {
  expect(
    faults(podSpread, 'Deployment', 'user', ({ spec }) => delete spec.template.spec.topologySpreadConstraints),
  ).toEqual([`${path}: all replicas may land on one node`]);
});

test('a constraint that selects other pods', () => {
  const edit = ({ spec }: { spec: { template: { spec: { topologySpreadConstraints: unknown[] } } } }) =>
    (spec.template.spec.topologySpreadConstraints = [{ labelSelector: { matchLabels: { app: 'user' } } }]);
  expect(faults(podSpread, 'Deployment', 'user', edit)).toEqual([
    `${path}[0].labelSelector: it does not select the pods that it stands in`,
  ]);
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
  const located = fixture().filter(
    ({ object }) => !['PodDisruptionBudget', 'HorizontalPodAutoscaler'].includes(object.kind),
  );
  (located.find(({ object }) => object.kind === 'Deployment')!.object.spec as { replicas: number }).replicas = replicas;
  expect(faultsOf(podSpread, located)).toHaveLength(expected);
});
