import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

const metrics = port(8080, 'metrics');

/** Chart external-secrets 2.9: controller, webhook and the maker of the webhook's certificate. */
export function externalSecrets(release: Release): readonly Manifest[] {
  const { namespace, name } = release;
  const prefix = fullNameOf(release, 'external-secrets');
  return [
    pod(namespace, prefix, appLabels('external-secrets', name), [metrics]),
    pod(namespace, `${prefix}-webhook`, appLabels('external-secrets-webhook', name), [
      metrics,
      port(10250, 'webhook'),
      port(8081, 'ready'),
    ]),
    pod(namespace, `${prefix}-cert-controller`, appLabels('external-secrets-cert-controller', name), [
      metrics,
      port(8081, 'ready'),
    ]),
    service(namespace, `${prefix}-webhook`, [443, 8080]),
    service(namespace, `${prefix}-metrics`, [8080]),
    service(namespace, `${prefix}-cert-controller-metrics`, [8080]),
    serviceAccount(namespace, prefix),
    serviceAccount(namespace, 'external-secrets-webhook'),
    serviceAccount(namespace, 'external-secrets-cert-controller'),
  ];
}
