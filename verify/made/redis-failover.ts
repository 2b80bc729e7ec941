import { at } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, service } from './shadow';

/** Freshworks' operator: a StatefulSet of Redis, a Deployment of Sentinels, and Services to ask each of them. */
export function redisFailover({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const labels = (component: string) => ({
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/part-of': 'redis-failover',
    'app.kubernetes.io/managed-by': 'redis-operator',
    'redisfailovers.databases.spotahome.com/name': name,
  });
  const redis = Number(at(spec, 'redis', 'port') ?? 6379);
  const isMeasured = (part: string) => at(spec, part, 'exporter', 'enabled') === true;
  const redisPorts = [port(redis, 'redis'), ...(isMeasured('redis') ? [port(9121, 'metrics')] : [])];
  const sentinelPorts = [port(26379, 'sentinel'), ...(isMeasured('sentinel') ? [port(9355, 'metrics')] : [])];
  return [
    ...['master', 'slave'].map((role) =>
      pod(namespace, `rfr-${name}-${role}`, { ...labels('redis'), 'redisfailovers-role': role }, redisPorts),
    ),
    pod(namespace, `rfs-${name}`, labels('sentinel'), sentinelPorts),
    service(namespace, `rfs-${name}`, [26379]),
    service(namespace, `rfrm-${name}`, [redis]),
    service(namespace, `rfrs-${name}`, [redis]),
    ...(isMeasured('redis') ? [service(namespace, `rfr-${name}`, [9121])] : []),
    configMap(namespace, `rfr-${name}`, ['redis.conf']),
    configMap(namespace, `rfr-s-${name}`, ['shutdown.sh']),
    configMap(namespace, `rfr-readiness-${name}`, ['ready.sh']),
    configMap(namespace, `rfs-${name}`, ['sentinel.conf']),
  ];
}
