import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart seaweedfs-operator 0.1.39: it declares 443, but its webhook listens on 9443. */
export function seaweedfsOperator(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'seaweedfs-operator');
  const webhook = at(values, 'webhook', 'enabled') !== false;
  return [
    pod(namespace, prefix, appLabels('seaweedfs-operator', name), [
      port(8080, 'http'),
      port(8081),
      ...(webhook ? [port(443, 'https'), port(9443)] : []),
    ]),
    service(namespace, prefix, [8080]),
    ...(webhook ? [service(namespace, `${prefix}-webhook`, [443])] : []),
    serviceAccount(namespace, prefix),
  ];
}
