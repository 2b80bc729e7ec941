import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart redis-operator 3.3: its metrics have a Service, and a second one for Prometheus when it is asked for. */
export function redisOperator(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'redis-operator');
  const monitored = at(values, 'monitoring', 'enabled') === true;
  return [
    pod(namespace, prefix, appLabels('redis-operator', name), [port(9710, 'metrics')]),
    service(namespace, prefix, [9710]),
    ...(monitored ? [service(namespace, `${prefix}-prometheus`, [9710])] : []),
    serviceAccount(namespace, prefix),
  ];
}
