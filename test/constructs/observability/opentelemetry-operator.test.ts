import type { OpentelemetryOperatorValues } from '../../../imports/values/opentelemetry-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { collectorNamespace, OpentelemetryOperator } from '../../../constructs/observability/opentelemetry-operator';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find } from '../render';

function installed(replicas: number) {
  const home = component('opentelemetry-operator', 'observability');
  new OpentelemetryOperator(home, 'operator', { chart, replicas });
  return { home, values: HelmRelease.within(home)[0]!.values as OpentelemetryOperatorValues };
}

const { home, values } = installed(2);

test('it may give collectors no rights', () => {
  expect(values.manager?.createRbacPermissions).toBe(false);
});

test('it opens no ports of collectors to everybody', () => {
  expect(values.manager?.featureGatesMap).toEqual({
    'operator.networkpolicy': false,
    'operand.networkpolicy': false,
  });
});

test('only pods and collectors of a marked namespace wait for its webhooks', () => {
  const { key, value } = collectorNamespace;
  expect(values.admissionWebhooks?.namespaceSelector).toEqual({ matchLabels: { [key]: value } });
});

test('one of several pods stays when a node is drained, and a single one does not hold it up', () => {
  expect(values.pdb).toEqual({ create: true, minAvailable: 1 });
  expect(installed(1).values).not.toHaveProperty('pdb');
});

test('its pods count with what they request, and the API server reaches them', () => {
  expect(Footprint.within(home)).toEqual([
    { workload: chart.name, replicas: 2, containers: [values.manager?.resources] },
  ]);
  const { ingress } = find(home, 'NetworkPolicy', chart.name).spec;
  expect(ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
});
