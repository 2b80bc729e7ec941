import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart memcached-operator 0.4: it has a Service only for its webhook. */
export function memcachedOperator(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'memcached-operator');
  const webhook = at(values, 'webhook', 'enabled') !== false;
  return [
    pod(namespace, prefix, { ...appLabels('memcached-operator', name), 'control-plane': 'controller-manager' }, [
      port(8081, 'health'),
      port(8443, 'metrics'),
      ...(webhook ? [port(9443, 'webhook-server')] : []),
    ]),
    ...(webhook ? [service(namespace, `${prefix}-webhook`, [443])] : []),
    serviceAccount(namespace, prefix),
  ];
}
