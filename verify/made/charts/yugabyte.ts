import { at, fields, items, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { configMap, pod, port, secret, service } from '../shadow';
import type { Release } from './release';

const parts = {
  master: [port(7000, 'http-ui'), port(7100, 'tcp-rpc-port')],
  tserver: [
    port(9000, 'http-ui'),
    port(9100, 'tcp-rpc-port'),
    port(5433, 'tcp-ysql-port'),
    port(9042, 'tcp-yql-port'),
    port(6379, 'tcp-yedis-port'),
    port(13000, 'http-ysql-met'),
    port(12000, 'http-ycql-met'),
    port(11000, 'http-yedis-met'),
  ],
} as const;

/** Chart yugabyte 2025.2 in its new style of names: two kinds of servers, whose flags are Secrets. It makes no login. */
export function yugabyte({ namespace, name, values }: Release): readonly Manifest[] {
  const prefix = text(at(values, 'fullnameOverride')) ?? name;
  const servers = Object.entries(parts).flatMap(([part, ports]) => {
    const labels = {
      'app.kubernetes.io/name': `yb-${part}`,
      release: name,
      component: 'yugabytedb',
      chart: 'yugabyte',
      heritage: 'Helm',
    };
    const numbers = ports.map(({ containerPort }) => containerPort);
    return [
      pod(namespace, `${prefix}-yb-${part}`, labels, ports),
      service(namespace, `${prefix}-yb-${part}s`, numbers),
      secret(namespace, `${prefix}-${part}-gflags`, ['server.conf.template']),
      configMap(namespace, `${prefix}-${part}-hooks`),
    ];
  });
  const endpoints = items(at(values, 'serviceEndpoints')).map((endpoint) =>
    service(
      namespace,
      `${prefix}-${text(at(endpoint, 'name')) ?? ''}`,
      Object.values(fields(at(endpoint, 'ports'))).map(Number),
    ),
  );
  return [...servers, ...endpoints];
}
