import type { Rule } from '../../verify/rule';
import { ceph } from '../../verify/rules/references/ceph';
import { httpProxyCertificates } from '../../verify/rules/references/httpproxy-certificates';
import { httpProxyIncludes } from '../../verify/rules/references/httpproxy-includes';
import { httpProxyServices } from '../../verify/rules/references/httpproxy-services';
import { issuers } from '../../verify/rules/references/issuers';
import { objectStores } from '../../verify/rules/references/object-stores';
import { priorityClasses } from '../../verify/rules/references/priority-classes';
import { roleBindings } from '../../verify/rules/references/role-bindings';
import { scaleTargets } from '../../verify/rules/references/scale-targets';
import { secretSources } from '../../verify/rules/references/secret-sources';
import { serviceAccounts } from '../../verify/rules/references/service-accounts';
import { storageClasses } from '../../verify/rules/references/storage-classes';
import { ManifestSet } from '../../verify/manifest';
import { type Loose, faults, fixture } from './fixture';

const store = 'spec.seaweedRef';

test.each<[string, Rule, string, string, (object: Loose) => void, string]>([
  [
    'an account',
    serviceAccounts,
    'CronJob',
    'user-check',
    ({ spec }) => (spec.jobTemplate.spec.template.spec.serviceAccountName = 'usr'),
    "spec.jobTemplate.spec.template.spec.serviceAccountName: no ServiceAccount 'usr'",
  ],
  [
    'a class of a custom resource',
    storageClasses,
    'Seaweed',
    'store',
    ({ spec }) => (spec.volume.storageClassName = 'fast'),
    "spec.volume.storageClassName: no StorageClass 'fast'",
  ],
  [
    'a class by another name of the field',
    storageClasses,
    'postgresql',
    'payment-info-db',
    ({ spec }) => (spec.volume.storageClass = 'fast'),
    "spec.volume.storageClass: no StorageClass 'fast'",
  ],
  [
    'a priority',
    priorityClasses,
    'Deployment',
    'user',
    ({ spec }) => (spec.template.spec.priorityClassName = 'high'),
    "priorityClassName: no PriorityClass 'high'",
  ],
  [
    'a priority of a custom resource',
    priorityClasses,
    'CephCluster',
    'rook-ceph',
    ({ spec }) => (spec.priorityClassNames.mon = 'high'),
    "spec.priorityClassNames.mon: no PriorityClass 'high'",
  ],
  [
    'an included proxy',
    httpProxyIncludes,
    'HTTPProxy',
    'root',
    ({ spec }) => spec.includes.push({ name: 'usr', namespace: 'user' }),
    "spec.includes[1]: no HTTPProxy 'user/usr'",
  ],
  [
    'who includes a proxy',
    httpProxyIncludes,
    'HTTPProxy',
    'root',
    ({ spec }) => delete spec.includes,
    'metadata.name: projectcontour.io/HTTPProxy has no virtualhost and nobody',
  ],
  [
    'a service of a proxy',
    httpProxyServices,
    'HTTPProxy',
    'user',
    ({ spec }) => (spec.routes[0].services[0].name = 'usr'),
    "spec.routes[0].services[0].name: no Service 'usr'",
  ],
  [
    'a port of a proxy',
    httpProxyServices,
    'HTTPProxy',
    'user',
    ({ spec }) => (spec.routes[0].services[0].port = 80),
    "spec.routes[0].services[0].port: Service 'user' has no port 80",
  ],
  [
    'a certificate',
    httpProxyCertificates,
    'HTTPProxy',
    'root',
    ({ spec }) => (spec.virtualhost.tls.secretName = 'tls'),
    "spec.virtualhost.tls.secretName: no Certificate makes Secret 'tls'",
  ],
  [
    'a delegation',
    httpProxyCertificates,
    'HTTPProxy',
    'root',
    ({ spec }) => (spec.virtualhost.tls.secretName = 'cert-manager/testbed-ca'),
    "spec.virtualhost.tls.secretName: Secret 'cert-manager/testbed-ca' is not delegated",
  ],
  [
    'a scaled workload',
    scaleTargets,
    'HorizontalPodAutoscaler',
    'user',
    ({ spec }) => (spec.scaleTargetRef.name = 'usr'),
    "spec.scaleTargetRef: no apps/Deployment 'usr'",
  ],
  [
    'a scaled workload of another kind',
    scaleTargets,
    'HorizontalPodAutoscaler',
    'user',
    ({ spec }) => (spec.scaleTargetRef.kind = 'StatefulSet'),
    "spec.scaleTargetRef: no apps/StatefulSet 'user'",
  ],
  [
    'a scaled workload that is left alone',
    scaleTargets,
    'Deployment',
    'user',
    ({ spec }) => (spec.replicas = 2),
    'spec.scaleTargetRef: apps/Deployment',
  ],
  [
    'an issuer',
    issuers,
    'Certificate',
    'root',
    ({ spec }) => (spec.issuerRef.name = 'ca'),
    "spec.issuerRef: no ClusterIssuer 'ca'",
  ],
  [
    'an issuer of the namespace',
    issuers,
    'Certificate',
    'root',
    ({ spec }) => delete spec.issuerRef.kind,
    "spec.issuerRef: no Issuer 'testbed-ca'",
  ],
  [
    'a generator',
    secretSources,
    'ExternalSecret',
    'user-db-root',
    ({ spec }) => (spec.dataFrom[0].sourceRef.generatorRef.name = 'x'),
    "spec.dataFrom[0].sourceRef.generatorRef: no Password 'x'",
  ],
  [
    'a store of secrets',
    secretSources,
    'ExternalSecret',
    'user-db-root',
    ({ spec }) => (spec.secretStoreRef = { kind: 'ClusterSecretStore', name: 'x' }),
    "spec.secretStoreRef: no ClusterSecretStore 'x'",
  ],
  [
    'an object store',
    objectStores,
    'S3Identity',
    'payment-info',
    ({ spec }) => (spec.seaweedRef.name = 'minio'),
    `${store}: no Seaweed 'object-store/minio'`,
  ],
  [
    'the namespace of an object store',
    objectStores,
    'S3Identity',
    'payment-info',
    ({ spec }) => delete spec.seaweedRef.namespace,
    `${store}: no Seaweed 'payment-info/store'`,
  ],
  [
    'an identity',
    objectStores,
    'S3Credentials',
    'payment-info',
    ({ spec }) => (spec.identityRef.name = 'x'),
    "spec.identityRef: no S3Identity 'x'",
  ],
  [
    'a grant for the kind',
    objectStores,
    'ResourceReferenceGrant',
    'clients',
    ({ spec }) => spec.from.shift(),
    'spec.clusterRef: no ResourceReferenceGrant lets a Bucket',
  ],
  [
    'a pool',
    ceph,
    'StorageClass',
    'rook-ceph-block',
    ({ parameters }) => (parameters.pool = 'x'),
    'parameters.pool: no CephBlockPool',
  ],
  [
    'the namespace of a pool',
    ceph,
    'StorageClass',
    'rook-ceph-block',
    ({ parameters }) => (parameters.clusterID = 'x'),
    'parameters.pool: no CephBlockPool',
  ],
  [
    'a Secret of the driver',
    ceph,
    'StorageClass',
    'rook-ceph-block',
    ({ parameters }) => (parameters['csi.storage.k8s.io/node-stage-secret-name'] = 'x'),
    "parameters['csi.storage.k8s.io/node-stage-secret-name']: no Secret 'rook-ceph/x'",
  ],
  ['a role', roleBindings, 'RoleBinding', 'reader', ({ roleRef }) => (roleRef.name = 'x'), "roleRef: no Role 'x'"],
  [
    'a cluster role',
    roleBindings,
    'RoleBinding',
    'reader',
    (binding) => (binding.roleRef = { kind: 'ClusterRole', name: 'x' }),
    "roleRef: no ClusterRole 'x'",
  ],
  [
    'an account of another namespace',
    roleBindings,
    'RoleBinding',
    'reader',
    ({ subjects }) => delete subjects[0].namespace,
    "subjects[0]: no ServiceAccount 'object-store/external-secrets'",
  ],
])('%s that is missing', (_, rule, kind, name, edit, expected) => {
  expect(faults(rule, kind, name, edit)).toEqual([expect.stringContaining(expected)]);
});

test('the grant goes by the labels of the namespace', () => {
  expect(faults(objectStores, 'Namespace', 'payment-info', ({ metadata }) => delete metadata.labels.s3)).toHaveLength(
    3,
  );
});

test('classes that the cluster brings are told', () => {
  const located = fixture();
  (located.find(({ object }) => object.kind === 'Seaweed')!.object as Loose).spec.volume.storageClassName = 'fast';
  expect(storageClasses.check(new ManifestSet(located, { storageClasses: ['fast'] }))).toEqual([]);
});
