import { at, fields, items, text, texts } from '../../fields';
import { kindOf } from '../../kind';
import { sourcesOf, valuesOf } from '../../made/application';
import type { Manifest, ManifestSet } from '../../manifest';
import { type NamedData, missing, namedData, remedyFor } from '../../named-data';
import { podOf } from '../../pods';
import { rule } from '../../rule';
import { mongoDbSecrets } from './mongodb-names';
import { elasticsearchData, kibanaData } from './elastic-data';
import { walk } from '../../walk';

const secret = (name: unknown, keys: readonly string[], path: NamedData['path']): readonly NamedData[] =>
  typeof name === 'string' ? [{ kind: 'Secret', name, keys, path }] : [];

/** The root account, and the files of an AWS client where backups go to S3. */
const innoDbCluster = ({ spec }: Manifest): readonly NamedData[] => [
  ...secret(at(spec, 'secretName'), ['rootUser', 'rootHost', 'rootPassword'], ['spec', 'secretName']),
  ...(['tlsSecretName', 'tlsCASecretName'] as const).flatMap((field) => secret(at(spec, field), [], ['spec', field])),
  ...items(at(spec, 'backupProfiles')).flatMap((profile, index) => {
    const path = ['dumpInstance', 'storage', 's3', 'config'];
    return secret(at(profile, ...path), ['credentials', 'config'], ['spec', 'backupProfiles', index, ...path]);
  }),
];

const tlsFiles: Readonly<Record<string, string>> = { certificateFile: 'tls.crt', privateKeyFile: 'tls.key' };

/** With a backup job asked for, the operator wants its Secret in the namespace of each cluster, else it makes no cluster. */
function postgresql({ spec }: Manifest, set: ManifestSet): readonly NamedData[] {
  const tls = fields(at(spec, 'tls'));
  const files = ['certificateFile', 'privateKeyFile', 'caFile'].map((file) => text(tls[file]) ?? tlsFiles[file]);
  const certificate = secret(tls.secretName, texts(files), ['spec', 'tls', 'secretName']);
  if (at(spec, 'enableLogicalBackup') !== true) return certificate;
  const backup = set
    .of('argoproj.io/Application')
    .flatMap(({ object }) => sourcesOf(object))
    .filter((source) => at(source, 'chart') === 'postgres-operator')
    .flatMap((source) => {
      const name = at(valuesOf(source), 'configLogicalBackup', 'logical_backup_cronjob_environment_secret');
      return secret(name === '' ? undefined : name, [], ['spec', 'enableLogicalBackup']);
    });
  return [...certificate, ...backup];
}

/** Certificates and passwords that are ours to make, and the keys of the object store; the operator makes what `secretsName` names. */
const perconaXtraDbCluster = ({ spec }: Manifest): readonly NamedData[] => [
  ...(['sslSecretName', 'sslInternalSecretName'] as const).flatMap((field) =>
    secret(at(spec, field), ['tls.crt', 'tls.key', 'ca.crt'], ['spec', field]),
  ),
  ...Object.entries(fields(at(spec, 'backup', 'storages'))).flatMap(([name, storage]) => {
    const path = ['s3', 'credentialsSecret'];
    const keys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    return secret(at(storage, ...path), keys, ['spec', 'backup', 'storages', name, ...path]);
  }),
  ...items(at(spec, 'users')).flatMap((user, index) => {
    const { name, key } = fields(at(user, 'passwordSecretRef'));
    return secret(name, [text(key) ?? 'password'], ['spec', 'users', index, 'passwordSecretRef']);
  }),
];
/** Fields that name a key of a Secret, wherever they stand. */
const vitessFields = new Set(['authSecret', 'certSecret', 'databaseInitScriptSecret', 'keySecret']);

const vitessCluster = ({ spec }: Manifest): readonly NamedData[] =>
  [...walk(spec, ['spec'])]
    .filter(({ path }) => vitessFields.has(String(path.at(-1))))
    .flatMap(({ path, value }) => secret(at(value, 'name'), texts([at(value, 'key')]), path));

const seaweed = ({ spec }: Manifest): readonly NamedData[] => {
  const path = ['admin', 'credentialsSecret', 'name'];
  const filer = fields(at(spec, 'filer', 'configSecret'));
  const key = text(filer.key);
  return [
    ...secret(at(spec, ...path), ['adminUser', 'adminPassword'], ['spec', ...path]),
    ...secret(filer.name, key === undefined ? [] : [key], ['spec', 'filer', 'configSecret']),
  ];
};

/** With TLS on, the operator looks for certificates under names of its own: without them no pod starts. */
function tidbCluster({ metadata: { name }, spec }: Manifest): readonly NamedData[] {
  const keys = ['ca.crt', 'tls.crt', 'tls.key'];
  const within = at(spec, 'tlsCluster', 'enabled') === true;
  const members = ['pd', 'tikv', 'tidb'].filter((part) => within && at(spec, part) !== undefined);
  return [
    ...members.flatMap((part) => secret(`${name}-${part}-cluster-secret`, keys, ['spec', part])),
    ...(within ? secret(`${name}-cluster-client-secret`, keys, ['spec', 'tlsCluster']) : []),
    ...(at(spec, 'tidb', 'tlsClient', 'enabled') === true
      ? secret(`${name}-tidb-server-secret`, keys, ['spec', 'tidb', 'tlsClient'])
      : []),
    ...secret(at(spec, 'pd', 'tlsClientSecretName'), keys, ['spec', 'pd', 'tlsClientSecretName']),
  ];
}

/** Without one of them there is no autoscaler, and all that KEDA says is that no user name is given. */
const triggerAuthentication = ({ spec }: Manifest): readonly NamedData[] =>
  items(at(spec, 'secretTargetRef')).flatMap((target, index) =>
    secret(at(target, 'name'), texts([at(target, 'key')]), ['spec', 'secretTargetRef', index]),
  );

const caIssuer = ({ spec }: Manifest): readonly NamedData[] =>
  secret(at(spec, 'ca', 'secretName'), ['tls.crt', 'tls.key'], ['spec', 'ca', 'secretName']);

const naming: Readonly<Record<string, (resource: Manifest, set: ManifestSet) => readonly NamedData[]>> = {
  'acid.zalan.do/postgresql': postgresql,
  'cert-manager.io/ClusterIssuer': caIssuer,
  'cert-manager.io/Issuer': caIssuer,
  'elasticsearch.k8s.elastic.co/Elasticsearch': elasticsearchData,
  'keda.sh/TriggerAuthentication': triggerAuthentication,
  'kibana.k8s.elastic.co/Kibana': kibanaData,
  'databases.spotahome.com/RedisFailover': ({ spec }) =>
    secret(at(spec, 'auth', 'secretPath'), ['password'], ['spec', 'auth', 'secretPath']),
  'mysql.oracle.com/InnoDBCluster': innoDbCluster,
  'psmdb.percona.com/PerconaServerMongoDB': (resource) => [...mongoDbSecrets(resource)],
  'pxc.percona.com/PerconaXtraDBCluster': perconaXtraDbCluster,
  'pingcap.com/TidbCluster': tidbCluster,
  'planetscale.com/VitessCluster': vitessCluster,
  'seaweed.seaweedfs.com/Seaweed': seaweed,
};

/** They name Secrets that they make, or that are made out of the cluster. */
const makers = new Set([
  'argoproj.io/Application',
  'external-secrets.io/ExternalSecret',
  'seaweed.seaweedfs.com/S3Credentials',
]);

/** cert-manager looks for the Secrets of ClusterIssuers beside itself. */
const namespaceOf = ({ kind, metadata }: Manifest): string | undefined =>
  kind === 'ClusterIssuer' ? 'cert-manager' : metadata.namespace;

export const resourceData = rule(
  'resource-data',
  'Every Secret and ConfigMap that a custom resource names exists where its operator looks for it, with the keys that it reads.',
  function* (set) {
    for (const on of set.ours) {
      const { object } = on;
      if (podOf(object) || makers.has(kindOf(object))) continue;
      for (const data of [...namedData(object.spec, ['spec']), ...(naming[kindOf(object)]?.(object, set) ?? [])]) {
        const reason = missing(set, namespaceOf(object), data);
        if (reason) yield { on, path: data.path, reason, remedy: remedyFor(on) };
      }
    }
  },
);
