import { podData } from '../../verify/rules/references/pod-data';
import { resourceData } from '../../verify/rules/references/resource-data';
import { type Loose, faults } from './fixture';

const pod =
  (edit: (spec: Loose) => void) =>
  ({ spec }: Loose) => {
    edit(spec.template.spec);
  };
const base = 'spec.template.spec';
const projected = `${base}.volumes[0].projected.sources[0].secret`;

test.each<[string, (object: Loose) => void, string]>([
  [
    'a Secret that nobody makes',
    pod((spec) => (spec.volumes[0].projected.sources[0].secret.name = 'x')),
    `${projected}: no Secret 'x' in namespace 'user'`,
  ],
  [
    'a key that the Secret does not have',
    pod((spec) => (spec.volumes[0].projected.sources[0].secret.items[0].key = 'password')),
    `${projected}: Secret 'user-db-root' has no key 'password'`,
  ],
  [
    'a volume',
    pod((spec) => spec.volumes.push({ name: 'x', secret: { secretName: 'x' } })),
    `${base}.volumes[2].secret: no Secret 'x'`,
  ],
  [
    'a ConfigMap',
    pod((spec) => spec.volumes.push({ name: 'x', configMap: { name: 'x' } })),
    `${base}.volumes[2].configMap: no ConfigMap 'x'`,
  ],
  [
    'a key of a ConfigMap',
    pod((spec) => spec.volumes.push({ name: 'x', configMap: { name: 'user-check', items: [{ key: 'x' }] } })),
    "ConfigMap 'user-check' has no key 'x'",
  ],
  [
    'a variable',
    pod((spec) =>
      spec.containers[0].env.push({ name: 'X', valueFrom: { secretKeyRef: { name: 'user-db-router', key: 'x' } } }),
    ),
    "Secret 'user-db-router' has no key 'x', only routerUsername, routerPassword",
  ],
  [
    'all variables at once',
    pod((spec) => (spec.containers[0].envFrom = [{ configMapRef: { name: 'x' } }])),
    `${base}.containers[0].envFrom[0].configMapRef: no ConfigMap 'x'`,
  ],
  [
    'a pull secret',
    pod((spec) => (spec.imagePullSecrets = [{ name: 'x' }])),
    `${base}.imagePullSecrets[0]: no Secret 'x'`,
  ],
])('%s', (_, edit, expected) => {
  expect(faults(podData, 'Deployment', 'user', edit)).toEqual([expect.stringContaining(expected)]);
});

test.each<[string, (object: Loose) => void]>([
  ['what is optional', pod((spec) => spec.volumes.push({ name: 'x', secret: { secretName: 'x', optional: true } }))],
  [
    "an operator's Secret",
    pod((spec) =>
      spec.volumes.push({
        name: 'x',
        secret: { secretName: 'user-db-privsecrets', items: [{ key: 'clusterAdminPassword' }] },
      }),
    ),
  ],
  [
    "the cluster's own authority",
    pod((spec) =>
      spec.volumes.push({ name: 'x', configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt' }] } }),
    ),
  ],
])('%s need not be ours', (_, edit) => {
  expect(faults(podData, 'Deployment', 'user', edit)).toEqual([]);
});

test.each<[string, string, string, (object: Loose) => void, string]>([
  [
    'the root account of MySQL',
    'InnoDBCluster',
    'user-db',
    ({ spec }) => (spec.secretName = 'x'),
    "spec.secretName: no Secret 'x'",
  ],
  [
    'a key of the root account',
    'ExternalSecret',
    'user-db-root',
    ({ spec }) => delete spec.target.template.data.rootHost,
    "spec.secretName: Secret 'user-db-root' has no key 'rootHost'",
  ],
  [
    'the S3 login of a backup',
    'InnoDBCluster',
    'user-db',
    ({ spec }) => (spec.backupProfiles[0].dumpInstance.storage.s3.config = 'x'),
    "spec.backupProfiles[0].dumpInstance.storage.s3.config: no Secret 'x'",
  ],
  [
    'a variable of PostgreSQL',
    'postgresql',
    'payment-info-db',
    ({ spec }) => (spec.env[0].valueFrom.secretKeyRef.key = 'x'),
    "spec.env[0].valueFrom.secretKeyRef: Secret 'payment-info-s3' has no key 'x'",
  ],
  [
    'the Secret that the operator wants for backup jobs',
    'Application',
    'postgres-operator',
    ({ spec }) =>
      (spec.sources[0].helm.valuesObject.configLogicalBackup.logical_backup_cronjob_environment_secret = 'x'),
    "spec.enableLogicalBackup: no Secret 'x' in namespace 'payment-info'",
  ],
  [
    'the login of the admin pages',
    'Seaweed',
    'store',
    ({ spec }) => (spec.admin = { credentialsSecret: { name: 'x' } }),
    "spec.admin.credentialsSecret.name: no Secret 'x'",
  ],
  [
    'the authority of an issuer',
    'ClusterIssuer',
    'testbed-ca',
    ({ spec }) => (spec.ca.secretName = 'x'),
    "spec.ca.secretName: no Secret 'x' in namespace 'cert-manager'",
  ],
])('%s', (_, kind, name, edit, expected) => {
  expect(faults(resourceData, kind, name, edit)).toEqual([expect.stringContaining(expected)]);
});
