import { at, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { configMap, pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart loki 18.11 in the mode `Monolithic`, without its gateway, its caches and the sidecar that reads rules. */
export function loki(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = text(at(values, 'fullnameOverride')) ?? fullNameOf(release, 'loki');
  const labels = {
    ...appLabels('loki', name),
    'app.kubernetes.io/component': 'single-binary',
    'app.kubernetes.io/part-of': 'memberlist',
  };
  return [
    pod(namespace, prefix, labels, [port(3100, 'http-metrics'), port(9095, 'grpc'), port(7946, 'http-memberlist')]),
    service(namespace, prefix, [3100, 9095, 9096]),
    service(namespace, `${prefix}-headless`, [3100, 9095, 9096]),
    service(namespace, `${prefix}-memberlist`, [7946]),
    configMap(namespace, prefix, ['config.yaml']),
    configMap(namespace, `${prefix}-runtime`, ['runtime-config.yaml']),
    serviceAccount(namespace, prefix),
  ];
}
