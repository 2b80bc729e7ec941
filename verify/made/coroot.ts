import { at } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service, serviceAccount } from './shadow';

/** Coroot's operator 1.9, with a ClickHouse of its own and without a Prometheus. */
export function coroot({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const labels = (component: string) => ({
    'app.kubernetes.io/managed-by': 'coroot-operator',
    'app.kubernetes.io/part-of': name,
    'app.kubernetes.io/component': component,
  });
  const pages = at(spec, 'grpc', 'disabled') === true ? [8080] : [8080, 4317];
  const shards = Number(at(spec, 'clickhouse', 'shards') ?? 1);
  return [
    pod(
      namespace,
      `${name}-coroot`,
      labels('coroot'),
      pages.map((number) => port(number, number === 8080 ? 'http' : 'grpc')),
    ),
    pod(namespace, `${name}-node-agent`, labels('coroot-node-agent')),
    pod(namespace, `${name}-cluster-agent`, labels('coroot-cluster-agent')),
    ...Array.from({ length: shards }, (_, shard) =>
      // The third is for its like, and is not declared.
      pod(namespace, `${name}-clickhouse-shard-${String(shard)}`, labels('clickhouse'), [
        port(8123, 'http'),
        port(9000, 'tcp'),
        port(9009),
      ]),
    ),
    pod(namespace, `${name}-clickhouse-keeper`, labels('clickhouse-keeper'), [
      port(9181, 'client'),
      port(9182, 'control'),
      port(9234, 'inter'),
    ]),
    service(namespace, `${name}-coroot`, pages),
    service(namespace, `${name}-clickhouse`, [8123, 9000]),
    service(namespace, `${name}-clickhouse-headless`, [8123, 9000]),
    service(namespace, `${name}-clickhouse-keeper-headless`, [9181, 9234]),
    secret(namespace, `${name}-clickhouse`, ['password']),
    configMap(namespace, `${name}-coroot`),
    ...['coroot', 'node-agent', 'cluster-agent', 'clickhouse', 'clickhouse-keeper'].map((part) =>
      serviceAccount(namespace, `${name}-${part}`),
    ),
  ];
}
