import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart headlamp 0.45. */
export function headlamp(release: Release): readonly Manifest[] {
  const { namespace, name } = release;
  const prefix = fullNameOf(release, 'headlamp');
  return [
    pod(namespace, prefix, appLabels('headlamp', name), [port(4466, 'http')]),
    service(namespace, prefix, [80]),
    serviceAccount(namespace, prefix),
  ];
}
