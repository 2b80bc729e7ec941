import type { PxcOperatorValues } from '../../../imports/values/pxc-operator';
import { PxcOperator } from '../../../constructs/datastores/pxc-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find } from '../render';

const home = component('pxc-operator', 'datastores');
const { pods } = new PxcOperator(home, 'operator', { chart });
const values = HelmRelease.within(home)[0]!.values as PxcOperatorValues;

test('it looks after clusters of all namespaces, and tells nobody else of them', () => {
  expect(values).toMatchObject({ watchAllNamespaces: true, disableTelemetry: true });
});

test('its pod fits the level `restricted`', () => {
  expect(values.containerSecurityContext).toEqual({
    runAsNonRoot: true,
    runAsUser: 2,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('it runs alone, and counts with what it asks for', () => {
  expect(values.replicaCount).toBe(1);
  expect(Footprint.within(home)).toMatchObject([{ replicas: 1, containers: [values.resources] }]);
});

test('the API server reaches its webhook, and clusters know its pod by the labels of its chart', () => {
  expect(find(home, 'NetworkPolicy', chart.name).spec.ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
  expect(pods.podLabels).toEqual({
    'app.kubernetes.io/name': 'pxc-operator',
    'app.kubernetes.io/instance': chart.name,
  });
});
