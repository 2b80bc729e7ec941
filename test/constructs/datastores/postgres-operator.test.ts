import type { PostgresOperatorValues } from '../../../imports/values/postgres-operator';
import { PostgresOperator } from '../../../constructs/datastores/postgres-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find } from '../render';

const home = component('postgres-operator', 'datastores');
const { pods } = new PostgresOperator(home, 'operator', { chart });
const values = HelmRelease.within(home)[0]!.values as PostgresOperatorValues;

test('the chart alone brings its kinds: an operator that did too would fight Argo CD for ever', () => {
  expect(values.configGeneral?.enable_crd_registration).toBe(false);
});

test('instances of a database avoid a common node, and start on a cluster that has only one', () => {
  expect(values.configKubernetes).toMatchObject({
    enable_pod_antiaffinity: true,
    pod_antiaffinity_preferred_during_scheduling: true,
    enable_readiness_probe: true,
  });
});

test('what it makes shows in Argo CD below the database that it belongs to', () => {
  expect(values.configKubernetes?.enable_owner_references).toBe(true);
});

test('its pod fits the level `restricted`', () => {
  expect(values.securityContext).toEqual({
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('a priority class that nothing would use is not made', () => {
  expect(values.podPriorityClassName).toEqual({ create: false });
});

test('it runs alone, and counts with what it asks for', () => {
  expect(Footprint.within(home)).toMatchObject([{ replicas: 1, containers: [values.resources] }]);
});

test('nobody calls it, and databases know its pod by the labels of its chart', () => {
  expect(find(home, 'NetworkPolicy', chart.name).spec.ingress).toBeUndefined();
  expect(pods.podLabels).toEqual({
    'app.kubernetes.io/name': 'postgres-operator',
    'app.kubernetes.io/instance': chart.name,
  });
});
