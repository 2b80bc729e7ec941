import { K8ssandraOperator } from '../../../constructs/datastores/k8ssandra-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { Workload } from '../../../constructs/shared/workload';
import { component, find, type Rendered } from '../render';

const chart = { repository: 'https://charts.test', name: 'k8ssandra-operator', version: '1.2.3' };
const home = component('k8ssandra-operator');
const operator = new K8ssandraOperator(home, 'operator', { chart });
const values: Rendered = HelmRelease.within(home)[0]?.values;

test('it looks after the clusters of all namespaces, in the version of its chart', () => {
  expect(values.global.clusterScoped).toBe(true);
  expect(values.image.tag).toBe('v1.2.3');
});

test('Argo CD has the CRDs: no hook downloads others', () => {
  expect(values.disableCrdUpgraderJob).toBe(true);
});

test('it can be rendered without a cluster to ask', () => {
  expect(values['cass-operator'].disableCertManagerCheck).toBe(true);
});

test('both operators fit the level `restricted`, and have what they count with', () => {
  const [both, below] = Footprint.within(home);
  for (const [pod, own] of [
    [both, values],
    [below, values['cass-operator']],
  ]) {
    expect(own.podSecurityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' });
    expect(own.securityContext.capabilities).toEqual({ drop: ['ALL'] });
    expect(own.resources).toEqual(pod.containers[0]);
    expect(pod.replicas).toBe(1);
  }
});

test('one policy for both: the API server reaches their webhooks, both reach the API', () => {
  expect(operator.pods.podLabels).toEqual({ 'app.kubernetes.io/instance': 'k8ssandra-operator' });
  const { ingress, egress } = find(home, 'NetworkPolicy', 'k8ssandra-operator').spec;
  expect(ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
  expect(egress).toEqual([{ ports: [443, 6443].map((port) => ({ port, protocol: 'TCP' })) }]);
});

test('of the two, the one that measures something is asked', () => {
  const [asked] = Workload.within(home).filter(({ metrics }) => metrics.length > 0);
  expect(asked?.podLabels).toEqual({
    'app.kubernetes.io/instance': 'k8ssandra-operator',
    'app.kubernetes.io/name': 'k8ssandra-operator',
  });
});
