import type { Manifest } from '../../manifest';
import { pod, port, secret, service, serviceAccount } from '../shadow';
import { type Release, appLabels } from './release';

const metrics = port(9402, 'http-metrics');

/** Chart cert-manager v1.21: controller, webhook and cainjector. */
export function certManager({ namespace, name }: Release): readonly Manifest[] {
  const labels = (app: string, component: string) => ({
    ...appLabels(app, name),
    app,
    'app.kubernetes.io/component': component,
  });
  return [
    pod(namespace, name, labels('cert-manager', 'controller'), [metrics, port(9403, 'http-healthz')]),
    pod(namespace, `${name}-webhook`, labels('webhook', 'webhook'), [
      port(10250, 'https'),
      port(6080, 'healthcheck'),
      metrics,
    ]),
    pod(namespace, `${name}-cainjector`, labels('cainjector', 'cainjector'), [metrics]),
    service(namespace, name, [9402]),
    service(namespace, `${name}-webhook`, [443, 9402]),
    service(namespace, `${name}-cainjector`, [9402]),
    secret(namespace, `${name}-webhook-ca`, ['ca.crt', 'tls.crt', 'tls.key']),
    ...[name, `${name}-webhook`, `${name}-cainjector`].map((account) => serviceAccount(namespace, account)),
  ];
}
