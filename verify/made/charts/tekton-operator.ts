import type { Manifest } from '../../manifest';
import { configMap, pod, port, secret, service, serviceAccount } from '../shadow';
import { type Release, appLabels } from './release';

/** Chart tekton-operator 0.81: its release has to be called so, too. */
export function tektonOperator({ namespace, name }: Release): readonly Manifest[] {
  const labels = (component: string) => ({
    ...appLabels('tekton-operator', name),
    'app.kubernetes.io/component': component,
  });
  return [
    pod(namespace, 'tekton-operator-webhook', labels('webhook'), [port(8443, 'https-webhook')]),
    pod(namespace, 'tekton-operator', labels('operator')),
    service(namespace, 'tekton-operator', [9090]),
    service(namespace, 'tekton-operator-webhook', [443]),
    secret(namespace, 'tekton-operator-webhook-certs'),
    configMap(namespace, 'tekton-operator-observability'),
    serviceAccount(namespace, 'tekton-operator'),
  ];
}
