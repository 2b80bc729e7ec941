import { at, items, strings, text } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service, serviceAccount } from './shadow';

const serverPorts = [port(3306, 'mysql'), port(33060, 'mysqlx'), port(33061, 'gr-xcom')];

const routerPorts = [
  port(6446, 'mysqlrw'),
  port(6448, 'mysqlxrw'),
  port(6450, 'mysqlrwsplit'),
  port(6447, 'mysqlro'),
  port(6449, 'mysqlxro'),
  port(8443, 'http'),
];

const routerServicePorts = [3306, 33060, 6446, 6447, 6448, 6449, 6450, 8443];

/** Oracle's operator: servers, routers in front of them, and jobs that carry no label but those of their backup profile. */
export function innoDbCluster({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const measured = at(spec, 'metrics', 'enable') === true;
  const labels = { tier: 'mysql', 'mysql.oracle.com/cluster': name, 'app.kubernetes.io/managed-by': 'mysql-operator' };
  const server = {
    ...labels,
    component: 'mysqld',
    'mysql.oracle.com/instance-type': 'group-member',
    'app.kubernetes.io/name': 'mysql-innodbcluster-mysql-server',
    'app.kubernetes.io/instance': `mysql-innodbcluster-${name}-mysql-server`,
    'app.kubernetes.io/component': 'database',
    ...strings(at(spec, 'podLabels')),
  };
  const router = {
    ...labels,
    component: 'mysqlrouter',
    'app.kubernetes.io/name': 'mysql-router',
    'app.kubernetes.io/instance': `mysql-innodbcluster-${name}-router`,
    'app.kubernetes.io/component': 'router',
    ...strings(at(spec, 'router', 'podLabels')),
  };
  const metrics = measured ? [port(9104, 'metrics')] : [];
  return [
    pod(namespace, name, server, [...serverPorts, ...metrics]),
    pod(namespace, `${name}-router`, router, routerPorts),
    ...items(at(spec, 'backupProfiles')).map((profile) =>
      pod(namespace, `${name}-backup-${text(at(profile, 'name')) ?? ''}`, strings(at(profile, 'podLabels'))),
    ),
    // The CronJob of a schedule only asks for a backup: its pods carry nothing but what every pod of a Job does.
    ...items(at(spec, 'backupSchedules')).map((schedule) => {
      const job = `${name}-${text(at(schedule, 'name')) ?? ''}-cb`;
      return pod(namespace, job, { 'batch.kubernetes.io/job-name': job });
    }),
    service(namespace, name, routerServicePorts),
    service(namespace, `${name}-instances`, [3306, 33060, 33061, ...(measured ? [9104] : [])]),
    secret(namespace, `${name}-privsecrets`, ['clusterAdminUsername', 'clusterAdminPassword']),
    secret(namespace, `${name}-router`, ['routerUsername', 'routerPassword']),
    secret(namespace, `${name}-backup`, ['backupUsername', 'backupPassword']),
    configMap(namespace, `${name}-initconf`),
    ...(measured ? [configMap(namespace, `${name}-metricsconf`)] : []),
    serviceAccount(namespace, text(at(spec, 'serviceAccountName')) ?? `${name}-sidecar-sa`),
  ];
}
