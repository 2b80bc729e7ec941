import { at } from '../../fields';
import type { Manifest } from '../../manifest';
import { type ShadowPort, configMap, pod, port, secret, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

const parts: Readonly<Record<string, readonly ShadowPort[]>> = {
  server: [port(8080, 'server'), port(8083, 'metrics')],
  'application-controller': [port(8082, 'metrics')],
  'repo-server': [port(8081, 'repo-server'), port(8084, 'metrics')],
  'applicationset-controller': [port(7000, 'webhook'), port(8080, 'metrics'), port(8081, 'probe')],
  'redis-secret-init': [],
};

const dex = { 'dex-server': [port(5556, 'http'), port(5557, 'grpc'), port(5558, 'metrics')] };

const notifications = { 'notifications-controller': [port(9001, 'metrics')] };

/** With redis-ha its pods carry other labels than all the rest. */
function redis(release: Release, prefix: string): readonly Manifest[] {
  const { namespace, name, values } = release;
  if (at(values, 'redis-ha', 'enabled') !== true) {
    return [
      pod(namespace, `${prefix}-redis`, { ...appLabels('argocd-redis', name), 'app.kubernetes.io/part-of': 'argocd' }, [
        port(6379, 'redis'),
      ]),
      service(namespace, `${prefix}-redis`, [6379]),
    ];
  }
  return [
    pod(namespace, `${prefix}-redis-ha-server`, { app: 'redis-ha', release: name }, [
      port(6379, 'redis'),
      port(26379, 'sentinel'),
    ]),
    pod(namespace, `${prefix}-redis-ha-haproxy`, { app: 'redis-ha-haproxy', release: name, component: 'haproxy' }, [
      port(6379, 'redis'),
      port(9101, 'metrics-port'),
    ]),
    service(namespace, `${prefix}-redis-ha-haproxy`, [6379, 9101]),
  ];
}

/** Chart argo-cd 10.1; pods are named after `argocd` whatever the release is called. */
export function argoCd(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'argocd');
  const on = (part: string): boolean => at(values, part, 'enabled') !== false;
  const running = { ...parts, ...(on('dex') ? dex : {}), ...(on('notifications') ? notifications : {}) };
  return [
    ...Object.entries(running).flatMap(([part, ports]) => [
      pod(
        namespace,
        `${prefix}-${part}`,
        { ...appLabels(`argocd-${part}`, name), 'app.kubernetes.io/part-of': 'argocd' },
        ports,
      ),
      serviceAccount(namespace, `${prefix}-${part}`),
    ]),
    ...redis(release, prefix),
    service(namespace, `${prefix}-server`, [80, 443]),
    service(namespace, `${prefix}-repo-server`, [8081]),
    service(namespace, `${prefix}-applicationset-controller`, [7000]),
    secret(namespace, 'argocd-initial-admin-secret', ['password']),
    secret(namespace, 'argocd-secret'),
    secret(namespace, 'argocd-redis', ['auth']),
    ...['argocd-cm', 'argocd-cmd-params-cm', 'argocd-rbac-cm'].map((config) => configMap(namespace, config)),
  ];
}
