import { at } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, service, serviceAccount } from './shadow';

const parts = {
  pd: [port(2380, 'server'), port(2379, 'client')],
  tikv: [port(20160, 'server')],
  tidb: [port(4000, 'server'), port(10080, 'status')],
} as const;

/** PingCAP's operator: a StatefulSet for each part that is asked for, and a pod by which the members of PD find each other. */
export function tidbCluster({ metadata: { name, namespace, labels: own = {} }, spec }: Manifest): readonly Manifest[] {
  const labels = (component: string) => ({
    'app.kubernetes.io/name': 'tidb-cluster',
    'app.kubernetes.io/managed-by': 'tidb-operator',
    // A label of the resource beats its name.
    'app.kubernetes.io/instance': own['app.kubernetes.io/instance'] ?? name,
    'app.kubernetes.io/component': component,
  });
  const has = (part: string): boolean => at(spec, part) !== undefined;
  const status = at(spec, 'tikv', 'enableNamedStatusPort') === true ? 'status' : undefined;
  const pods = Object.entries(parts).flatMap(([part, ports]) => {
    if (!has(part)) return [];
    const all = part === 'tikv' ? [...ports, port(20180, status)] : ports;
    const configured = at(spec, part, 'config') !== undefined;
    return [
      pod(namespace, `${name}-${part}`, labels(part), all),
      ...(configured ? [configMap(namespace, `${name}-${part}`, ['config-file', 'startup-script'])] : []),
    ];
  });
  return [
    ...pods,
    pod(namespace, `${name}-discovery`, labels('discovery'), [port(10261, 'discovery'), port(10262, 'proxy')]),
    serviceAccount(namespace, `${name}-discovery`),
    service(namespace, `${name}-discovery`, [10261, 10262]),
    ...(has('pd')
      ? [service(namespace, `${name}-pd`, [2379]), service(namespace, `${name}-pd-peer`, [2380, 2379])]
      : []),
    ...(has('tikv') ? [service(namespace, `${name}-tikv-peer`, [20160])] : []),
    ...(has('tidb') ? [service(namespace, `${name}-tidb-peer`, [10080])] : []),
    // Without a word about the Service there is none.
    ...(at(spec, 'tidb', 'service') === undefined ? [] : [service(namespace, `${name}-tidb`, sqlPorts(spec))]),
  ];
}

const sqlPorts = (spec: unknown): readonly number[] =>
  at(spec, 'tidb', 'service', 'exposeStatus') === false ? [4000] : [4000, 10080];
