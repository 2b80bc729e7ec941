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

/** Chart keda 2.20: its names are fixed; without Prometheus its pods have no port for metrics. */
export const keda = ({ namespace, name }: Release): readonly Manifest[] => [
  pod(namespace, 'keda-operator', labelsOf('keda-operator', name), [port(9666, 'metricsservice')]),
  pod(namespace, 'keda-operator-metrics-apiserver', labelsOf('keda-operator-metrics-apiserver', name), [
    port(6443, 'https'),
    port(8080, 'metrics'),
  ]),
  pod(namespace, 'keda-admission-webhooks', labelsOf('keda-admission-webhooks', name), [port(9443, 'http')]),
  service(namespace, 'keda-operator', [9666]),
  service(namespace, 'keda-operator-metrics-apiserver', [443, 8080]),
  service(namespace, 'keda-admission-webhooks', [443]),
  ...['keda-operator', 'keda-metrics-server', 'keda-webhook'].map((account) => serviceAccount(namespace, account)),
];
