import { at, fields, items, texts } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service, serviceAccount } from './shadow';

/** Spilo declares its ports without names; 8008 is Patroni, 8080 its monitor. */
const databasePorts = [port(5432), port(8008), port(8080)];

function loginUsers(spec: unknown): readonly string[] {
  const declared = Object.entries(fields(at(spec, 'users')))
    .filter(([, flags]) => !texts(flags).some((flag) => flag.toLowerCase() === 'nologin'))
    .map(([name]) => name);
  const prepared = Object.entries(fields(at(spec, 'preparedDatabases')))
    .filter(([, database]) => at(database, 'defaultUsers') === true)
    .flatMap(([name]) => ['owner', 'reader', 'writer'].map((role) => `${name}_${role}_user`));
  return ['postgres', 'standby', ...declared, ...prepared];
}

/** Zalando's operator: a StatefulSet of Spilo pods, one Secret per user that logs in, poolers and backup jobs when asked for. */
export function postgresql({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const pooled = at(spec, 'enableConnectionPooler') === true;
  const labels = { application: 'spilo', 'cluster-name': name, team: String(at(spec, 'teamId')) };
  const ports = [
    ...databasePorts,
    ...items(at(spec, 'sidecars')).flatMap((sidecar) =>
      items(at(sidecar, 'ports')).map((one) => port(Number(at(one, 'containerPort')), at(one, 'name') as string)),
    ),
  ];
  const users = [...loginUsers(spec), ...(pooled ? ['pooler'] : [])];
  const roles = Number(at(spec, 'numberOfInstances')) > 1 ? ['master', 'replica'] : ['master'];
  return [
    ...roles.map((role) => pod(namespace, `${name}-${role}`, { ...labels, 'spilo-role': role }, ports)),
    pod(namespace, `${name}-critical`, { ...labels, 'spilo-role': 'master', 'critical-operation': 'true' }, ports),
    service(namespace, name, [5432]),
    service(namespace, `${name}-repl`, [5432]),
    ...['leader', 'config', 'failover', 'sync'].map((suffix) => configMap(namespace, `${name}-${suffix}`)),
    serviceAccount(namespace, 'postgres-pod'),
    ...users.map((user) =>
      secret(namespace, `${user.replaceAll('_', '-')}.${name}.credentials.postgresql.acid.zalan.do`, [
        'username',
        'password',
      ]),
    ),
    ...(pooled
      ? [
          pod(
            namespace,
            `${name}-pooler`,
            { ...labels, application: 'db-connection-pooler', 'connection-pooler': `${name}-pooler` },
            [port(5432)],
          ),
          service(namespace, `${name}-pooler`, [5432]),
        ]
      : []),
    ...(at(spec, 'enableLogicalBackup') === true
      ? [pod(namespace, `logical-backup-${name}`, { ...labels, application: 'spilo-logical-backup' })]
      : []),
  ];
}
