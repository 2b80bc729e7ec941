import { at, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { named, pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart nginx-ingress 2.6. */
export function nginxIngress(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'nginx-ingress');
  const metrics = at(values, 'prometheus', 'create') === false ? [] : [port(9113, 'prometheus')];
  return [
    pod(namespace, `${prefix}-controller`, appLabels('nginx-ingress', name), [
      port(80, 'http'),
      port(443, 'https'),
      port(8081, 'readiness-port'),
      ...metrics,
    ]),
    service(namespace, `${prefix}-controller`, [80, 443]),
    serviceAccount(namespace, prefix),
    named('networking.k8s.io/v1', 'IngressClass', text(at(values, 'controller', 'ingressClass', 'name')) ?? 'nginx'),
  ];
}
