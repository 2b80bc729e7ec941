import type { EckOperatorValues } from '../../../imports/values/eck-operator';
import { EckOperator } from '../../../constructs/datastores/eck-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component } from '../render';

function operator(replicas: number) {
  const home = component('eck-operator', 'datastores');
  const { pods } = new EckOperator(home, 'operator', { chart, replicas });
  return { home, pods, values: HelmRelease.within(home)[0]!.values as EckOperatorValues };
}

const { home, pods, values } = operator(2);

test('its pods fit the level `restricted`', () => {
  expect(values.podSecurityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
});

test('it reports to nobody', () => {
  expect(values.telemetry).toEqual({ disabled: true });
});

test('of two pods one always runs; a single one has no budget', () => {
  expect(values).toMatchObject({ replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } });
  expect(operator(1).values.podDisruptionBudget).toBeUndefined();
});

test('its pods count with what they ask for', () => {
  expect(Footprint.within(home)).toEqual([
    { workload: 'elastic-operator', replicas: 2, containers: [values.resources] },
  ]);
});

test('clusters know its pods by the labels of its chart', () => {
  expect(pods.podLabels).toEqual({
    'app.kubernetes.io/name': 'elastic-operator',
    'app.kubernetes.io/instance': chart.name,
  });
});

test('it tells of itself where Prometheus is told to ask', () => {
  expect(pods.metrics).toEqual([{ job: 'eck-operator', port: Number(values.config?.metrics?.port) }]);
});
