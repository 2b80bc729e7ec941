import { at, fields, strings, text } from '../fields';
import type { Manifest } from '../manifest';
import { pod, port, service, serviceAccount } from './shadow';
import type { ShadowPort } from './shadow';

/** The number behind the last colon. */
function portOf(endpoint: unknown): number[] {
  const found = /:(\d+)$/.exec(text(endpoint) ?? '');
  return found === null ? [] : [Number(found[1])];
}

const ports = (numbers: readonly number[]): ShadowPort[] => numbers.map((number) => port(number));

/**
 * The OpenTelemetry operator: pods that carry the labels of the resource but for those of its own, and a Service for what they
 * receive, one for their metrics and one for extensions that listen.
 */
export function openTelemetryCollector({ metadata, spec }: Manifest): readonly Manifest[] {
  const { name, namespace = '' } = metadata;
  const prefix = `${name}-collector`;
  const labels = {
    'app.kubernetes.io/name': prefix,
    ...strings(metadata.labels),
    'app.kubernetes.io/managed-by': 'opentelemetry-operator',
    'app.kubernetes.io/part-of': 'opentelemetry',
    'app.kubernetes.io/component': 'opentelemetry-collector',
    'app.kubernetes.io/instance': `${namespace}.${name}`,
  };
  const protocols = Object.values(fields(at(spec, 'config', 'receivers', 'otlp', 'protocols')));
  const received = protocols.flatMap((protocol) => portOf(at(protocol, 'endpoint')));
  const query = at(spec, 'config', 'extensions', 'jaeger_query');
  const shown = ['http', 'grpc'].flatMap((protocol) => portOf(at(query, protocol, 'endpoint')));
  const metrics = 8888;
  return [
    pod(namespace, prefix, labels, ports([...received, ...shown, metrics])),
    service(namespace, prefix, received),
    service(namespace, `${prefix}-headless`, received),
    service(namespace, `${prefix}-monitoring`, [metrics]),
    ...(shown.length > 0 ? [service(namespace, `${prefix}-extension`, shown)] : []),
    serviceAccount(namespace, prefix),
  ];
}
