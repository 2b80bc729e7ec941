import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { NodeExporter } from '../../../constructs/observability/node-exporter';
import { PrometheusOperator } from '../../../constructs/observability/prometheus-operator';
import { Pushgateway } from '../../../constructs/observability/pushgateway';
import { Footprint } from '../../../constructs/shared/footprint';
import { Workload } from '../../../constructs/shared/workload';
import { chart } from '../collaborators';
import { component, find } from '../render';

const valuesOf = (home: ReturnType<typeof component>) => HelmRelease.within(home)[0]?.values;

test('the stack brings neither its CRDs, which are there before, nor servers, nor anything in kube-system', () => {
  const home = component('prometheus', 'observability');
  new PrometheusOperator(home, 'operator', { chart });
  const off = { enabled: false };
  expect(valuesOf(home)).toMatchObject({
    crds: off,
    prometheus: off,
    alertmanager: off,
    grafana: off,
    nodeExporter: off,
    coreDns: off,
    prometheusOperator: { admissionWebhooks: off, tls: off },
  });
});

test('what counts objects does not read Secrets', () => {
  const home = component('prometheus', 'observability');
  new PrometheusOperator(home, 'operator', { chart });
  expect(valuesOf(home)).toMatchObject({ 'kube-state-metrics': { collectorsExclude: ['secrets'] } });
});

test('the chart monitors its own pods: Prometheus only has to reach them', () => {
  const home = component('prometheus', 'observability');
  new PrometheusOperator(home, 'operator', { chart });
  new Pushgateway(home, 'pushgateway', { chart, namespace: 'prometheus' });
  const metrics = Workload.within(home).flatMap((pods) => pods.metrics);
  expect(metrics.map(({ job, monitored }) => [job, monitored])).toEqual([
    ['monitoring-operator', true],
    ['kube-state-metrics', true],
    ['pushgateway', true],
  ]);
});

test('one exporter runs on each node, and nothing else of the stack beside it', () => {
  const home = component('node-exporter', 'observability');
  new NodeExporter(home, 'exporter', { chart, nodes: 3 });
  expect(Footprint.within(home)).toMatchObject([{ replicas: 3, daemon: true }]);
  expect(valuesOf(home)).toMatchObject({
    defaultRules: { create: false },
    prometheusOperator: { enabled: false },
    kubeStateMetrics: { enabled: false },
    kubelet: { enabled: false },
  });
});

test('the Pushgateway keeps the names that jobs give themselves, and is monitored in its own namespace', () => {
  const home = component('prometheus', 'observability');
  const { url, pods } = new Pushgateway(home, 'pushgateway', { chart, namespace: 'prometheus' });
  expect(valuesOf(home)).toMatchObject({
    serviceMonitor: { enabled: true, namespace: 'prometheus', honorLabels: true },
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
  });
  expect(url).toBe('http://pushgateway.prometheus.svc:9091');
  expect(find(home, 'NetworkPolicy', pods.name).spec.egress).toBeUndefined();
});
