import type { KedaValues } from '../../../imports/values/keda';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Keda } from '../../../constructs/serverless/keda';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find, type Rendered } from '../render';

function installed(replicas: number) {
  const home = component('keda', 'serverless');
  const { pods } = new Keda(home, 'operator', { chart, replicas });
  const [release] = HelmRelease.within(home);
  return { home, pods, release: release!, values: release!.values as KedaValues };
}

const { home, pods, release, values } = installed(2);

test('its pods count with what they request', () => {
  expect(Footprint.within(home)).toEqual([
    { workload: 'keda-operator', replicas: 2, containers: [values.resources?.operator] },
    { workload: 'keda-operator-metrics-apiserver', replicas: 2, containers: [values.resources?.metricServer] },
    { workload: 'keda-admission-webhooks', replicas: 1, containers: [values.resources?.webhooks] },
  ]);
});

test('several pods are spread, and a single one does not hold up the draining of its node', () => {
  expect(values.podDisruptionBudget).toMatchObject({ operator: { maxUnavailable: 1 } });
  expect(values.topologySpreadConstraints?.operator).toMatchObject([
    { labelSelector: { matchLabels: { app: 'keda-operator' } } },
  ]);
  expect(installed(1).values).not.toHaveProperty('podDisruptionBudget');
});

test('it may scale Deployments, and not whatever there is', () => {
  expect(values.rbac).toEqual({ enabledCustomScaledRefKinds: false });
});

test('its project lets it serve an API of the cluster, and read in kube-system who may call it', () => {
  expect(release.clusterScopedKinds).toContain('apiregistration.k8s.io/APIService');
  expect(release.otherNamespaces).toEqual(['kube-system']);
});

test.each([
  ['keda-operator-metrics-apiserver', 6443],
  ['keda-admission-webhooks', 9443],
])('the API server, wherever it runs, reaches %s', (name, port) => {
  const { podSelector, ingress } = find(home, 'NetworkPolicy', name).spec;
  expect(podSelector.matchLabels).toEqual({ app: name });
  expect(ingress).toEqual([{ ports: [{ port, protocol: 'TCP' }] }]);
});

test('only the server of the metrics asks the operator', () => {
  expect(Edge.within(home)).toMatchObject([{ server: pods, ports: [{ port: 9666 }] }]);
  const { podSelector, ingress } = find(home, 'NetworkPolicy', 'keda-operator').spec;
  expect(podSelector.matchLabels).toEqual(pods.podLabels);
  expect(ingress).toHaveLength(1);
  const [{ from }]: Rendered[] = ingress;
  expect(from[0].podSelector.matchLabels).toEqual({ app: 'keda-operator-metrics-apiserver' });
});
