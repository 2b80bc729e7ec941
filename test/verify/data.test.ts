import { type Edits, below } from './edit';
import { podData } from '../../verify/rules/references/pod-data';
import { resourceData } from '../../verify/rules/references/resource-data';
import { faults } from './fixture';

const pod = (edits: Edits): Edits => below('spec.template.spec', edits);
const base = 'spec.template.spec';
const projected = `${base}.volumes[0].projected.sources[0].secret`;

test.each<[string, Edits, string]>([
  [
    'a Secret that nobody makes',
    pod({ 'volumes[0].projected.sources[0].secret.name': 'x' }),
    `${projected}: no Secret 'x' in namespace 'user'`,
  ],
  [
    'a key that the Secret does not have',
    pod({ 'volumes[0].projected.sources[0].secret.items[0].key': 'password' }),
    `${projected}: Secret 'user-db-root' has no key 'password'`,
  ],
  [
    'a volume',
    pod({ 'volumes[+]': { name: 'x', secret: { secretName: 'x' } } }),
    `${base}.volumes[2].secret: no Secret 'x'`,
  ],
  [
    'a ConfigMap',
    pod({ 'volumes[+]': { name: 'x', configMap: { name: 'x' } } }),
    `${base}.volumes[2].configMap: no ConfigMap 'x'`,
  ],
  [
    'a key of a ConfigMap',
    pod({ 'volumes[+]': { name: 'x', configMap: { name: 'user-check', items: [{ key: 'x' }] } } }),
    "ConfigMap 'user-check' has no key 'x'",
  ],
  [
    'a variable',
    pod({ 'containers[0].env[+]': { name: 'X', valueFrom: { secretKeyRef: { name: 'user-db-router', key: 'x' } } } }),
    "Secret 'user-db-router' has no key 'x', only routerUsername, routerPassword",
  ],
  [
    'all variables at once',
    pod({ 'containers[0].envFrom': [{ configMapRef: { name: 'x' } }] }),
    `${base}.containers[0].envFrom[0].configMapRef: no ConfigMap 'x'`,
  ],
  ['a pull secret', pod({ imagePullSecrets: [{ name: 'x' }] }), `${base}.imagePullSecrets[0]: no Secret 'x'`],
])('%s', (_, edits, expected) => {
  expect(faults(podData, 'Deployment', 'user', edits)).toEqual([expect.stringContaining(expected)]);
});

test.each<[string, Edits]>([
  ['what is optional', pod({ 'volumes[+]': { name: 'x', secret: { secretName: 'x', optional: true } } })],
  [
    "an operator's Secret",
    pod({
      'volumes[+]': {
        name: 'x',
        secret: { secretName: 'user-db-privsecrets', items: [{ key: 'clusterAdminPassword' }] },
      },
    }),
  ],
  [
    "the cluster's own authority",
    pod({ 'volumes[+]': { name: 'x', configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt' }] } } }),
  ],
])('%s need not be ours', (_, edits) => {
  expect(faults(podData, 'Deployment', 'user', edits)).toEqual([]);
});

test.each<[string, string, string, Edits, string]>([
  [
    'the root account of MySQL',
    'InnoDBCluster',
    'user-db',
    { 'spec.secretName': 'x' },
    "spec.secretName: no Secret 'x'",
  ],
  [
    'a key of the root account',
    'ExternalSecret',
    'user-db-root',
    { 'spec.target.template.data.rootHost': undefined },
    "spec.secretName: Secret 'user-db-root' has no key 'rootHost'",
  ],
  [
    'the S3 login of a backup',
    'InnoDBCluster',
    'user-db',
    { 'spec.backupProfiles[0].dumpInstance.storage.s3.config': 'x' },
    "spec.backupProfiles[0].dumpInstance.storage.s3.config: no Secret 'x'",
  ],
  [
    'a variable of PostgreSQL',
    'postgresql',
    'payment-info-db',
    { 'spec.env[0].valueFrom.secretKeyRef.key': 'x' },
    "spec.env[0].valueFrom.secretKeyRef: Secret 'payment-info-s3' has no key 'x'",
  ],
  [
    'the Secret that the operator wants for backup jobs',
    'Application',
    'postgres-operator',
    { 'spec.sources[0].helm.valuesObject.configLogicalBackup.logical_backup_cronjob_environment_secret': 'x' },
    "spec.enableLogicalBackup: no Secret 'x' in namespace 'payment-info'",
  ],
  [
    'the key pair of PostgreSQL',
    'postgresql',
    'payment-info-db',
    { 'spec.tls': { secretName: 'x' } },
    "spec.tls.secretName: no Secret 'x'",
  ],
  [
    'the login of the admin pages',
    'Seaweed',
    'store',
    { 'spec.admin': { credentialsSecret: { name: 'x' } } },
    "spec.admin.credentialsSecret.name: no Secret 'x'",
  ],
  [
    'the authority of an issuer',
    'ClusterIssuer',
    'testbed-ca',
    { 'spec.ca.secretName': 'x' },
    "spec.ca.secretName: no Secret 'x' in namespace 'cert-manager'",
  ],
])('%s', (_, kind, name, edits, expected) => {
  expect(faults(resourceData, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});
