import { at, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, port, secret, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart opentelemetry-operator 0.122. */
export function opentelemetryOperator(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'opentelemetry-operator');
  const labels = {
    ...appLabels('opentelemetry-operator', name),
    'app.kubernetes.io/component': 'controller-manager',
  };
  const certificate =
    text(at(values, 'admissionWebhooks', 'secretName')) ?? `${prefix}-controller-manager-service-cert`;
  return [
    pod(namespace, prefix, labels, [port(8443, 'metrics'), port(9443, 'webhook-server')]),
    service(namespace, prefix, [8443]),
    service(namespace, `${prefix}-webhook`, [443]),
    secret(namespace, certificate, ['ca.crt', 'tls.crt', 'tls.key']),
    serviceAccount(namespace, prefix),
  ];
}
