import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart metrics-server 3.13. */
export function metricsServer(release: Release): readonly Manifest[] {
  const { namespace, name } = release;
  const prefix = fullNameOf(release, 'metrics-server');
  return [
    pod(namespace, prefix, appLabels('metrics-server', name), [port(10250, 'https')]),
    service(namespace, prefix, [443]),
    serviceAccount(namespace, prefix),
  ];
}
