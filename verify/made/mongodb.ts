import { at, items, text } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service } from './shadow';

const systemUsers = ['BACKUP', 'DATABASE_ADMIN', 'CLUSTER_ADMIN', 'CLUSTER_MONITOR', 'USER_ADMIN'];

const loginKeys = systemUsers.flatMap((user) => [`MONGODB_${user}_USER`, `MONGODB_${user}_PASSWORD`]);

/** Passwords of users who bring none; the keys are their names. */
function generatedPasswords(name: string, namespace: string | undefined, spec: unknown): readonly Manifest[] {
  const users = items(at(spec, 'users')).filter((user) => at(user, 'passwordSecretRef') === undefined);
  if (users.length === 0) return [];
  const keys = users.flatMap((user) => text(at(user, 'name')) ?? []);
  return [secret(namespace, `${name}-custom-user-secret`, keys)];
}

/** Percona's operator: the members of each replica set behind a headless Service, and the Secrets that nobody has brought. */
export function mongoDb({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const secrets = at(spec, 'secrets');
  const nameOf = (key: string, otherwise: string) => text(at(secrets, key)) ?? otherwise;
  const ownCertificate = (key: string, otherwise: string) =>
    at(secrets, key) === undefined ? [secret(namespace, otherwise, ['tls.crt', 'tls.key', 'ca.crt'])] : [];
  const replsets = items(at(spec, 'replsets')).flatMap((one, index) => {
    const replset = text(at(one, 'name')) ?? `rs${String(index)}`;
    const labels = {
      'app.kubernetes.io/name': 'percona-server-mongodb',
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/component': 'mongod',
      'app.kubernetes.io/replset': replset,
      'app.kubernetes.io/part-of': 'percona-server-mongodb',
      'app.kubernetes.io/managed-by': 'percona-server-mongodb-operator',
    };
    return [
      pod(namespace, `${name}-${replset}`, labels, [
        port(27017, 'mongodb'),
        ...items(at(one, 'sidecars')).flatMap((sidecar) =>
          items(at(sidecar, 'ports')).map((its) => port(Number(at(its, 'containerPort')), text(at(its, 'name')))),
        ),
      ]),
      service(namespace, `${name}-${replset}`, [27017]),
      ...(at(one, 'configuration') === undefined ? [] : [configMap(namespace, `${name}-${replset}-mongod`)]),
    ];
  });
  return [
    ...replsets,
    secret(namespace, nameOf('users', 'percona-server-mongodb-users'), loginKeys),
    secret(namespace, `internal-${name}-users`),
    secret(namespace, nameOf('keyFile', `${name}-mongodb-keyfile`), ['mongodb-key']),
    secret(namespace, nameOf('encryptionKey', `${name}-mongodb-encryption-key`), ['encryption-key']),
    ...ownCertificate('ssl', `${name}-ssl`),
    ...ownCertificate('sslInternal', `${name}-ssl-internal`),
    ...generatedPasswords(name, namespace, spec),
  ];
}
