import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import type { Release } from './release';

const labelsOf = (name: string, release: string): Readonly<Record<string, string>> => ({
  app: name,
  name,
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'keda-operator',
  'app.kubernetes.io/instance': release,
});

/** Chart keda 2.20: its names are fixed; without Prometheus two of its pods have no port for metrics, and the third keeps its own. */
export function keda({ namespace, name, values }: Release): readonly Manifest[] {
  const metrics = (part: string) => (at(values, 'prometheus', part, 'enabled') === true ? [port(8080, 'metrics')] : []);
  return [
    pod(namespace, 'keda-operator', labelsOf('keda-operator', name), [
      port(9666, 'metricsservice'),
      ...metrics('operator'),
    ]),
    pod(namespace, 'keda-operator-metrics-apiserver', labelsOf('keda-operator-metrics-apiserver', name), [
      port(6443, 'https'),
      port(8080, 'metrics'),
    ]),
    pod(namespace, 'keda-admission-webhooks', labelsOf('keda-admission-webhooks', name), [
      port(9443, 'http'),
      ...metrics('webhooks'),
    ]),
    service(namespace, 'keda-operator', [9666, ...(metrics('operator').length > 0 ? [8080] : [])]),
    service(namespace, 'keda-operator-metrics-apiserver', [443, 8080]),
    service(namespace, 'keda-admission-webhooks', [443, ...(metrics('webhooks').length > 0 ? [8080] : [])]),
    ...['keda-operator', 'keda-metrics-server', 'keda-webhook'].map((account) => serviceAccount(namespace, account)),
  ];
}
