import { at, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { configMap, pod, port, service } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart nats 2.14: a StatefulSet of servers that runs as the namespace's default account. */
export function nats(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = text(at(values, 'fullnameOverride')) ?? fullNameOf(release, 'nats');
  const measured = at(values, 'promExporter', 'enabled') === true;
  const clustered = at(values, 'config', 'cluster', 'enabled') === true;
  return [
    pod(namespace, prefix, { ...appLabels('nats', name), 'app.kubernetes.io/component': 'nats' }, [
      port(4222, 'nats'),
      ...(clustered ? [port(6222, 'cluster')] : []),
      port(8222, 'monitor'),
      ...(measured ? [port(7777, 'prom-metrics')] : []),
    ]),
    service(namespace, prefix, [4222]),
    service(namespace, `${prefix}-headless`, [4222, ...(clustered ? [6222] : []), 8222]),
    configMap(namespace, `${prefix}-config`, ['nats.conf']),
  ];
}
