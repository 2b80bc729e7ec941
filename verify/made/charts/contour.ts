import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { named, pod, port, secret, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart contour 0.7: certificates between the two come from a hook Job, unless cert-manager makes them. */
export function contour(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'contour');
  const labels = (component: string) => ({ ...appLabels('contour', name), 'app.kubernetes.io/component': component });
  const certManaged = at(values, 'useCertManager') === true;
  const secrets = certManaged ? [`${prefix}-contour-crt`, `${prefix}-envoy-crt`] : ['contourcert', 'envoycert'];
  const monitored = at(values, 'metrics', 'serviceMonitor', 'enabled') === true;
  return [
    pod(namespace, `${prefix}-contour`, labels('contour'), [port(8001, 'xds'), port(8000, 'metrics')]),
    pod(namespace, `${prefix}-envoy`, labels('envoy'), [
      port(8080, 'http'),
      port(8443, 'https'),
      port(8002, 'metrics'),
      port(8090, 'http-shutdown'),
    ]),
    ...(certManaged ? [] : [pod(namespace, `${prefix}-contour-certgen`, labels('contour-certgen'))]),
    service(namespace, prefix, [8001]),
    service(namespace, `${prefix}-envoy`, [80, 443]),
    ...(monitored
      ? [service(namespace, `${prefix}-contour-metrics`, [8000]), service(namespace, `${prefix}-envoy-metrics`, [8002])]
      : []),
    ...secrets.map((one) => secret(namespace, one, ['ca.crt', 'tls.crt', 'tls.key'])),
    ...['contour', 'envoy'].map((part) => serviceAccount(namespace, `${prefix}-${part}`)),
    named('networking.k8s.io/v1', 'IngressClass', 'contour'),
  ];
}
