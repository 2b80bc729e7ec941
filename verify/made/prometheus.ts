import { at, text } from '../fields';
import type { Manifest } from '../manifest';
import { pod, port, secret, service } from './shadow';

/** Prometheus' operator: pods, and one headless Service for all servers of the namespace. */
export function prometheus({ metadata: { name, namespace = '' }, spec }: Manifest): readonly Manifest[] {
  const labels = {
    'app.kubernetes.io/name': 'prometheus',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    'operator.prometheus.io/name': name,
    prometheus: name,
  };
  const portName = text(at(spec, 'portName')) ?? 'web';
  return [
    pod(namespace, `prometheus-${name}`, labels, [port(9090, portName), port(8080, 'reloader-web')]),
    service(namespace, 'prometheus-operated', [9090]),
    secret(namespace, `prometheus-${name}`),
    secret(namespace, `prometheus-${name}-web-config`),
  ];
}

/** The same operator. */
export function alertmanager({ metadata: { name, namespace = '' }, spec }: Manifest): readonly Manifest[] {
  const labels = {
    'app.kubernetes.io/name': 'alertmanager',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    alertmanager: name,
  };
  const portName = text(at(spec, 'portName')) ?? 'web';
  return [
    pod(namespace, `alertmanager-${name}`, labels, [
      port(9093, portName),
      port(9094, 'mesh-tcp'),
      port(9094, 'mesh-udp', 'UDP'),
      port(8080, 'reloader-web'),
    ]),
    service(namespace, 'alertmanager-operated', [9093, 9094]),
    secret(namespace, `alertmanager-${name}-generated`),
  ];
}
