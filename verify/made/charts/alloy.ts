import type { Manifest } from '../../manifest';
import { configMap, pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart alloy 1.11: a DaemonSet, unless its values say otherwise. */
export function alloy(release: Release): readonly Manifest[] {
  const { namespace, name } = release;
  const prefix = fullNameOf(release, 'alloy');
  return [
    pod(namespace, prefix, appLabels('alloy', name), [port(12345, 'http-metrics')]),
    service(namespace, prefix, [12345]),
    configMap(namespace, prefix, ['config.alloy']),
    serviceAccount(namespace, prefix),
  ];
}
