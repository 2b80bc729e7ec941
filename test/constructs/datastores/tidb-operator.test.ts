import { TidbOperator } from '../../../constructs/datastores/tidb-operator';
import { CrdFolder } from '../../../constructs/gitops/crd-folder';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find, type Rendered } from '../render';

const home = component('tidb-operator', 'datastores');
const operator = new TidbOperator(home, 'operator', { chart, replicas: 2 });
const [release] = HelmRelease.within(home);
const values = release?.values as Rendered;

test('its CRDs come from the repository of the same release: its chart has none', () => {
  expect(CrdFolder.within(home)).toMatchObject([
    { path: 'manifests/crd/v1', version: chart.version, groups: ['pingcap.com'] },
  ]);
});

test('as many pods as it is told, which count with what they request', () => {
  expect(values.controllerManager.replicas).toBe(2);
  expect(Footprint.within(home)).toEqual([
    { workload: 'tidb-controller-manager', replicas: 2, containers: [values.controllerManager.resources] },
  ]);
});

test('it does not run as root', () => {
  expect(values.controllerManager.securityContext).toMatchObject({ runAsNonRoot: true });
});

test('its policy selects its pods and no others', () => {
  expect(find(home, 'NetworkPolicy', chart.name).spec.podSelector.matchLabels).toEqual(operator.pods.podLabels);
  expect(operator.pods.podLabels).toEqual({
    'app.kubernetes.io/name': 'tidb-operator',
    'app.kubernetes.io/instance': chart.name,
    'app.kubernetes.io/component': 'controller-manager',
  });
});
