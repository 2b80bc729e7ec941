import { at, fields, items, strings, text } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service } from './shadow';

const serverPorts = [
  port(3306, 'mysql'),
  port(4444, 'sst'),
  port(4567, 'write-set'),
  port(4568, 'ist'),
  port(33062, 'mysql-admin'),
  port(33060, 'mysqlx'),
];

const proxyPorts = [
  port(3306, 'mysql'),
  port(3307, 'mysql-replicas'),
  port(3309, 'proxy-protocol'),
  port(33062, 'mysql-admin'),
  port(33060, 'mysqlx'),
  port(8404, 'stats'),
];

const systemUsers = ['root', 'xtrabackup', 'monitor', 'proxyadmin', 'operator', 'replication'];

/** Percona's operator: servers, proxies before them, and jobs that make backups; certificates only where it finds none. */
export function perconaXtraDbCluster({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const labels = {
    'app.kubernetes.io/name': 'percona-xtradb-cluster',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'percona-xtradb-cluster-operator',
    'app.kubernetes.io/part-of': 'percona-xtradb-cluster',
  };
  const part = (component: string) => ({
    ...labels,
    'app.kubernetes.io/component': component,
    ...strings(at(spec, component, 'labels')),
  });
  const drawn = items(at(spec, 'users')).filter((user) => at(user, 'passwordSecretRef') === undefined);
  const certificates = [
    ['sslSecretName', `${name}-ssl`],
    ['sslInternalSecretName', `${name}-ssl-internal`],
  ] as const;
  return [
    pod(namespace, `${name}-pxc`, part('pxc'), serverPorts),
    service(namespace, `${name}-pxc`, [3306, 33062, 33060]),
    service(namespace, `${name}-pxc-unready`, [3306, 33062, 33060]),
    configMap(namespace, `auto-${name}-pxc`),
    ...(at(spec, 'pxc', 'configuration') === undefined ? [] : [configMap(namespace, `${name}-pxc`, ['init.cnf'])]),
    secret(namespace, text(at(spec, 'secretsName')) ?? `${name}-secrets`, systemUsers),
    secret(namespace, `internal-${name}`, systemUsers),
    ...certificates.flatMap(([field, own]) =>
      at(spec, field) === undefined ? [secret(namespace, own, ['tls.crt', 'tls.key', 'ca.crt'])] : [],
    ),
    ...(drawn.length === 0
      ? []
      : [
          secret(
            namespace,
            `${name}-custom-user-secret`,
            drawn.map((user) => text(at(user, 'name')) ?? ''),
          ),
        ]),
    ...(at(spec, 'haproxy', 'enabled') === true
      ? [
          pod(namespace, `${name}-haproxy`, part('haproxy'), proxyPorts),
          service(namespace, `${name}-haproxy`, [3306, 3309, 33062, 33060, 8404]),
          service(namespace, `${name}-haproxy-replicas`, [3306]),
        ]
      : []),
    ...Object.entries(fields(at(spec, 'backup', 'storages'))).map(([storage, settings]) =>
      pod(
        namespace,
        `xb-${name}-${storage}`,
        {
          ...strings(at(settings, 'labels')),
          ...labels,
          'percona.com/backup-type': 'xtrabackup',
          'percona.com/cluster': name,
        },
        // What it is sent, and its place in the cluster while it is.
        [port(4444), port(4567)],
      ),
    ),
  ];
}

/** For each restore a job, which names itself after the restore and the cluster that it fills. */
export function perconaXtraDbRestore({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const job = `restore-job-${name}-${text(at(spec, 'pxcCluster')) ?? ''}`;
  return [pod(namespace, job, { 'percona.com/restore-job-name': job })];
}
