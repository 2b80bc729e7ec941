import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Strimzi } from '../../../constructs/messaging/strimzi';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, type Rendered } from '../render';

function operator(replicas: number) {
  const home = component('strimzi', 'messaging');
  const { pods } = new Strimzi(home, 'operator', { chart, replicas });
  return { home, pods, values: HelmRelease.within(home)[0]?.values as Rendered };
}

const { home, pods, values } = operator(1);

test('it looks after every namespace, and its pods are found by its labels', () => {
  expect(values.watchAnyNamespace).toBe(true);
  expect(pods.podLabels).toEqual({ name: 'strimzi-cluster-operator', 'strimzi.io/kind': 'cluster-operator' });
});

test('it opens nothing: its own policies would let everybody reach every listener', () => {
  expect(values.generateNetworkPolicy).toBe(false);
});

test('what it makes fits the level restricted', () => {
  expect(values.extraEnvs).toEqual([{ name: 'STRIMZI_POD_SECURITY_PROVIDER_CLASS', value: 'restricted' }]);
});

test('several pods have a disruption budget, a single one has none that would hold up a node', () => {
  expect(values.podDisruptionBudget).toBeUndefined();
  expect(operator(2).values).toMatchObject({ replicas: 2, podDisruptionBudget: { enabled: true } });
});

test('its pods ask for what the chart is told', () => {
  expect(Footprint.within(home)).toEqual([
    { workload: 'strimzi-cluster-operator', replicas: 1, containers: [values.resources] },
  ]);
});
