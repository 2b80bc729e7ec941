import type { MetricsServerValues } from '../../../imports/values/metrics-server';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { MetricsServer } from '../../../constructs/observability/metrics-server';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart, issuer } from '../collaborators';
import { component, find } from '../render';

function installed(replicas: number) {
  const home = component('metrics-server', 'observability');
  new MetricsServer(home, 'server', { chart, replicas, issuer: issuer(home) });
  return { home, values: HelmRelease.within(home)[0]!.values as MetricsServerValues };
}

const { home, values } = installed(2);

test('the API server believes its certificate, which our authority signs', () => {
  expect(values.apiService).toEqual({ insecureSkipTLSVerify: false });
  expect(values.tls).toEqual({
    type: 'cert-manager',
    certManager: { existingIssuer: { enabled: true, kind: 'ClusterIssuer', name: 'test-ca' } },
  });
});

test('the API server reaches it, and it reaches the kubelets of whatever nodes', () => {
  const { ingress, egress, podSelector } = find(home, 'NetworkPolicy', 'metrics-server').spec;
  expect(ingress).toEqual([{ ports: [{ port: 10250, protocol: 'TCP' }] }]);
  expect(egress).toContainEqual({ ports: [{ port: 10250, protocol: 'TCP' }] });
  expect(podSelector.matchLabels).toEqual({
    'app.kubernetes.io/name': 'metrics-server',
    'app.kubernetes.io/instance': 'metrics-server',
  });
});

test('its project lets it write where the API server looks', () => {
  const [release] = HelmRelease.within(home);
  expect(release?.otherNamespaces).toEqual(['kube-system']);
  expect(release?.clusterScopedKinds).toContain('apiregistration.k8s.io/APIService');
});

test('one of several stays while another goes: without an answer no namespace can be deleted', () => {
  expect(values).toMatchObject({ replicas: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } });
  expect(installed(1).values).not.toHaveProperty('podDisruptionBudget');
  expect(Footprint.within(home)).toMatchObject([{ workload: 'metrics-server', replicas: 2 }]);
});
