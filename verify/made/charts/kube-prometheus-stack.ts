import { at, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels } from './release';

const isOn = (values: unknown, part: string): boolean => at(values, part, 'enabled') !== false;

/** Chart kube-prometheus-stack 88.5 without its own servers, and without Grafana. */
export function kubePrometheusStack({ namespace, name, values }: Release): readonly Manifest[] {
  const prefix = text(at(values, 'fullnameOverride')) ?? name;
  return [
    ...(isOn(values, 'prometheusOperator') ? operator(namespace, name, prefix, values) : []),
    ...(isOn(values, 'kubeStateMetrics') ? kubeStateMetrics(namespace, name) : []),
    ...(isOn(values, 'nodeExporter') ? nodeExporter(namespace, name) : []),
  ];
}

function operator(namespace: string, release: string, prefix: string, values: unknown): readonly Manifest[] {
  const tls = at(values, 'prometheusOperator', 'tls', 'enabled') !== false;
  const number = tls ? 10250 : 8080;
  const labels = {
    app: 'kube-prometheus-stack-operator',
    release,
    'app.kubernetes.io/component': 'prometheus-operator',
  };
  return [
    pod(namespace, `${prefix}-operator`, labels, [port(number, tls ? 'https' : 'http')]),
    service(namespace, `${prefix}-operator`, [tls ? 443 : 8080]),
    serviceAccount(namespace, `${prefix}-operator`),
  ];
}

function kubeStateMetrics(namespace: string, release: string): readonly Manifest[] {
  const name = `${release}-kube-state-metrics`;
  return [
    pod(namespace, name, appLabels('kube-state-metrics', release), [port(8080, 'http'), port(8081, 'metrics')]),
    service(namespace, name, [8080]),
    serviceAccount(namespace, name),
  ];
}

function nodeExporter(namespace: string, release: string): readonly Manifest[] {
  const name = `${release}-prometheus-node-exporter`;
  return [
    pod(namespace, name, appLabels('prometheus-node-exporter', release), [port(9100, 'http-metrics')]),
    service(namespace, name, [9100]),
    serviceAccount(namespace, name),
  ];
}
