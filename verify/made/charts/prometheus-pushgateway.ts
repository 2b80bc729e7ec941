import { at, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart prometheus-pushgateway 3.8. */
export function prometheusPushgateway(release: Release): readonly Manifest[] {
  const { namespace, values } = release;
  const name = text(at(values, 'fullnameOverride')) ?? fullNameOf(release, 'prometheus-pushgateway');
  return [
    pod(namespace, name, appLabels('prometheus-pushgateway', release.name), [port(9091, 'metrics')]),
    service(namespace, name, [9091]),
    serviceAccount(namespace, name),
  ];
}
