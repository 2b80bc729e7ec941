import type { Rule } from '../../verify/rule';
import { priorityClasses } from '../../verify/rules/references/priority-classes';
import { roleBindings } from '../../verify/rules/references/role-bindings';
import { scaleTargets } from '../../verify/rules/references/scale-targets';
import { secretSources } from '../../verify/rules/references/secret-sources';
import { serviceAccounts } from '../../verify/rules/references/service-accounts';
import type { Edits } from './edit';
import { faults } from './fixture';

test.each<[string, Rule, string, string, Edits, string]>([
  [
    'an account',
    serviceAccounts,
    'CronJob',
    'user-check',
    { 'spec.jobTemplate.spec.template.spec.serviceAccountName': 'usr' },
    "spec.jobTemplate.spec.template.spec.serviceAccountName: no ServiceAccount 'usr'",
  ],
  [
    'a priority',
    priorityClasses,
    'Deployment',
    'user',
    { 'spec.template.spec.priorityClassName': 'high' },
    "priorityClassName: no PriorityClass 'high'",
  ],
  [
    'a priority of a custom resource',
    priorityClasses,
    'CephCluster',
    'rook-ceph',
    { 'spec.priorityClassNames.mon': 'high' },
    "spec.priorityClassNames.mon: no PriorityClass 'high'",
  ],
  [
    'a scaled workload',
    scaleTargets,
    'HorizontalPodAutoscaler',
    'user',
    { 'spec.scaleTargetRef.name': 'usr' },
    "spec.scaleTargetRef: no apps/Deployment 'usr'",
  ],
  [
    'a scaled workload of another kind',
    scaleTargets,
    'HorizontalPodAutoscaler',
    'user',
    { 'spec.scaleTargetRef.kind': 'StatefulSet' },
    "spec.scaleTargetRef: no apps/StatefulSet 'user'",
  ],
  [
    'a scaled workload that is left alone',
    scaleTargets,
    'Deployment',
    'user',
    { 'spec.replicas': 2 },
    'spec.scaleTargetRef: apps/Deployment',
  ],
  [
    'a generator',
    secretSources,
    'ExternalSecret',
    'user-db-root',
    { 'spec.dataFrom[0].sourceRef.generatorRef.name': 'x' },
    "spec.dataFrom[0].sourceRef.generatorRef: no Password 'x'",
  ],
  [
    'a store of secrets',
    secretSources,
    'ExternalSecret',
    'user-db-root',
    { 'spec.secretStoreRef': { kind: 'ClusterSecretStore', name: 'x' } },
    "spec.secretStoreRef: no ClusterSecretStore 'x'",
  ],
  ['a role', roleBindings, 'RoleBinding', 'reader', { 'roleRef.name': 'x' }, "roleRef: no Role 'x'"],
  [
    'a cluster role',
    roleBindings,
    'RoleBinding',
    'reader',
    { roleRef: { kind: 'ClusterRole', name: 'x' } },
    "roleRef: no ClusterRole 'x'",
  ],
  [
    'an account of another namespace',
    roleBindings,
    'RoleBinding',
    'reader',
    { 'subjects[0].namespace': undefined },
    "subjects[0]: no ServiceAccount 'object-store/external-secrets'",
  ],
  [
    'a value of a template',
    secretSources,
    'ExternalSecret',
    'user-db-root',
    { 'spec.target.template.data.rootPassword': '{{ .passwort }}' },
    "spec.target.template.data.rootPassword: nothing gives '.passwort', only password",
  ],
])('%s that is missing', (_, rule, kind, name, edits, expected) => {
  expect(faults(rule, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});
