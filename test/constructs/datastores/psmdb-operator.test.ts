import type { PsmdbOperatorValues } from '../../../imports/values/psmdb-operator';
import { PsmdbOperator } from '../../../constructs/datastores/psmdb-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find } from '../render';

const home = component('psmdb-operator', 'datastores');
const { pods } = new PsmdbOperator(home, 'operator', { chart, replicas: 2 });
const values = HelmRelease.within(home)[0]!.values as PsmdbOperatorValues;

test('it watches all namespaces and tells nobody', () => {
  expect(values).toMatchObject({ watchAllNamespaces: true, disableTelemetry: true });
});

test('its pods fit the level `restricted`', () => {
  expect(values.podSecurityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(values.securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
});

test('it counts with what it asks for', () => {
  expect(Footprint.within(home)).toMatchObject([{ replicas: 2, containers: [values.resources] }]);
});

test('nobody calls it, and databases know its pods by the labels of its chart', () => {
  expect(find(home, 'NetworkPolicy', chart.name).spec.ingress).toBeUndefined();
  expect(pods.podLabels).toEqual({
    'app.kubernetes.io/name': 'psmdb-operator',
    'app.kubernetes.io/instance': chart.name,
  });
});
