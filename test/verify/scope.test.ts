import { scopeRule } from '../../verify/rules/scope';
import { importedScopes } from '../../verify/imports';
import { faults } from './fixture';

const scope = scopeRule(importedScopes);

test.each([
  [
    'a cluster-scoped kind with a namespace',
    'Namespace',
    'user',
    'metadata.namespace: /Namespace is cluster-scoped, but has namespace',
  ],
  [
    'a cluster-scoped custom resource with a namespace',
    'ClusterIssuer',
    'testbed-ca',
    'metadata.namespace: cert-manager.io/ClusterIssuer is',
  ],
])('%s', (_, kind, name, expected) => {
  expect(faults(scope, kind, name, { 'metadata.namespace': 'user' })).toEqual([expect.stringContaining(expected)]);
});

test('a namespaced kind without a namespace', () => {
  expect(faults(scope, 'Service', 'user', { 'metadata.namespace': undefined })).toEqual([
    'metadata.namespace: /Service is namespaced, but names no namespace',
  ]);
});

test('a kind that nobody knows', () => {
  expect(faults(scope, 'Service', 'user', { kind: 'Servise' })).toEqual([
    'kind: /Servise is not known: no imported CRD and no kind of Kubernetes',
  ]);
});
