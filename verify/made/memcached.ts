import { at } from '../fields';
import type { Manifest } from '../manifest';
import { pod, port, service } from './shadow';

/** The operator of c5c3: a Deployment and a headless Service of the resource's own name, nothing that is secret. */
export function memcached({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const exporter = at(spec, 'monitoring', 'enabled') === true ? [port(9150, 'metrics')] : [];
  const tls = at(spec, 'security', 'tls', 'enabled') === true ? [port(11212, 'memcached-tls')] : [];
  const ports = [port(11211, 'memcached'), ...tls, ...exporter];
  const labels = {
    'app.kubernetes.io/name': 'memcached',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'memcached-operator',
  };
  return [
    pod(namespace, name, labels, ports),
    service(
      namespace,
      name,
      ports.map(({ containerPort }) => containerPort),
    ),
  ];
}
