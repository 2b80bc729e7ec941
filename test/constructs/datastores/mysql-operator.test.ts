import { MysqlOperator } from '../../../constructs/datastores/mysql-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { chart } from '../collaborators';
import { component, find } from '../render';

const home = component('mysql-operator', 'datastores');
const { pods } = new MysqlOperator(home, 'operator', { chart });
const [release] = HelmRelease.within(home);

test('its chart renders without a cluster to look things up in', () => {
  expect(release?.values).toEqual({ envs: { k8sClusterDomain: 'cluster.local' }, disableLookups: true });
});

test('its project lets it make the object by which its operators agree on who leads', () => {
  expect(release?.clusterScopedKinds).toContain('zalando.org/ClusterKopfPeering');
});

test('nobody calls it, and clusters know its pod by the one label that it has', () => {
  expect(find(home, 'NetworkPolicy', chart.name).spec.ingress).toBeUndefined();
  expect(pods.podLabels).toEqual({ name: 'mysql-operator' });
});
