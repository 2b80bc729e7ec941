import { kubePrometheusStack } from '../../verify/made/charts/kube-prometheus-stack';
import { prometheusPushgateway } from '../../verify/made/charts/prometheus-pushgateway';
import type { Manifest } from '../../verify/manifest';
import { resourceData } from '../../verify/rules/references/resource-data';
import { faultsOf } from './fixture';
import { keys, made, numbers, pod, resource, servicePorts } from './made';

const monitoring = (kind: string, spec: object) => resource('monitoring.coreos.com/v1', kind, spec);
const located = (...objects: readonly Manifest[]) => objects.map((object) => ({ file: 'a/b/c.yaml', object }));
const namesOf = (shadows: readonly Manifest[]) => shadows.map(({ kind, metadata: { name } }) => `${kind}/${name}`);
const off = { enabled: false };

test('Prometheus: pods with the label of their resource, behind one Service for all', () => {
  const set = made(monitoring('Prometheus', { portName: 'http-web' }));
  expect(numbers(set, 'prometheus-db')).toEqual([9090, 8080]);
  expect(pod(set, 'prometheus-db')?.labels).toMatchObject({ 'app.kubernetes.io/name': 'prometheus', prometheus: 'db' });
  expect(servicePorts(set, 'prometheus-operated')).toEqual([9090]);
});

test('Alertmanager: pods that gossip', () => {
  const set = made(monitoring('Alertmanager', {}));
  expect(numbers(set, 'alertmanager-db')).toEqual([9093, 9094, 9094, 8080]);
  expect(pod(set, 'alertmanager-db')?.labels).toMatchObject({ alertmanager: 'db' });
  expect(servicePorts(set, 'alertmanager-operated')).toEqual([9093, 9094]);
});

test('Grafana: pods with a label and nothing more, and a login', () => {
  const set = made(resource('grafana.integreatly.org/v1beta1', 'Grafana', {}));
  expect(pod(set, 'db-deployment')?.labels).toEqual({ app: 'db' });
  expect(servicePorts(set, 'db-service')).toEqual([3000]);
  expect(keys(set, 'db-admin-credentials')).toEqual(['GF_SECURITY_ADMIN_USER', 'GF_SECURITY_ADMIN_PASSWORD']);
});

test('of the stack of Prometheus there is what is not switched off', () => {
  const release = { namespace: 'n', name: 'r' };
  const whole = { fullnameOverride: 'f', nodeExporter: off, prometheusOperator: { tls: off } };
  const shadows = kubePrometheusStack({ ...release, values: whole });
  expect(namesOf(shadows)).toEqual([
    'Pod/f-operator',
    'Service/f-operator',
    'ServiceAccount/f-operator',
    'Pod/r-kube-state-metrics',
    'Service/r-kube-state-metrics',
    'ServiceAccount/r-kube-state-metrics',
  ]);
  expect(shadows[0]?.spec).toMatchObject({ containers: [{ ports: [{ containerPort: 8080 }] }] });
  const exporter = { prometheusOperator: off, kubeStateMetrics: off };
  expect(namesOf(kubePrometheusStack({ ...release, values: exporter }))[0]).toBe('Pod/r-prometheus-node-exporter');
});

test('the Pushgateway has the name that the values give it', () => {
  const shadows = prometheusPushgateway({ namespace: 'n', name: 'r', values: { fullnameOverride: 'f' } });
  expect(namesOf(shadows)).toEqual(['Pod/f', 'Service/f', 'ServiceAccount/f']);
});

test('a certificate that Prometheus does not find', () => {
  const monitor = monitoring('PodMonitor', {
    podMetricsEndpoints: [{ tlsConfig: { cert: { secret: { name: 'x', key: 'tls.crt' } } } }],
  });
  expect(faultsOf(resourceData, located(monitor))).toEqual([
    "spec.podMetricsEndpoints[0].tlsConfig.cert.secret: no Secret 'x' in namespace 'user'",
  ]);
});
