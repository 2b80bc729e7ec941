import { type Edits, edit } from './edit';
import { namespaces } from '../../verify/rules/namespaces';
import { at, faults, faultsOf, fixture } from './fixture';

test.each(['enforce', 'enforce-version', 'audit', 'warn'])('a Namespace without the label %s', (mode) => {
  const label = `pod-security.kubernetes.io/${mode}`;
  expect(faults(namespaces, 'Namespace', 'user', { [`metadata.labels['${label}']`]: undefined })).toEqual([
    `metadata.labels['${label}']: without this label Pod Security does not hold here`,
  ]);
});

test.each<[string, Edits]>([
  ['selects only some pods', { 'spec.podSelector': { matchLabels: { a: 'b' } } }],
  ['leaves egress open', { 'spec.policyTypes': ['Ingress'] }],
  ['leaves ingress open', { 'spec.policyTypes': ['Egress'] }],
  ['allows something', { 'spec.egress': [{ ports: [{ port: 53 }] }] }],
])('a default-deny that %s', (_, edits) => {
  const located = fixture();
  edit(at(located, 'local/user/NetworkPolicy.default-deny.yaml').object, edits);
  expect(faultsOf(namespaces, located)).toEqual([
    'metadata.name: no NetworkPolicy denies all ingress and egress of every pod here',
  ]);
});

test('an object in a namespace that nobody declares', () => {
  expect(faults(namespaces, 'Service', 'user', { 'metadata.namespace': 'usr' })).toEqual([
    "metadata.namespace: namespace 'usr' is declared nowhere",
  ]);
});

test('an Application that deploys to a namespace that nobody declares', () => {
  expect(faults(namespaces, 'Application', 'user', { 'spec.destination.namespace': 'usr' })).toEqual([
    "spec.destination.namespace: namespace 'usr' is declared nowhere",
  ]);
});

test('guests may live in the namespace of another component, and in kube-system', () => {
  expect(faults(namespaces, 'Service', 'user', { 'metadata.namespace': 'kube-system' })).toEqual([]);
  expect(faults(namespaces, 'Service', 'user', { 'metadata.namespace': 'payment-info' })).toEqual([]);
});

test.each([
  ['enforce', 'strict'],
  ['enforce-version', '1.34'],
  ['warn-version', 'newest'],
])('a label that Pod Security does not know: %s %s', (mode, value) => {
  const path = `metadata.labels['pod-security.kubernetes.io/${mode}']`;
  expect(faults(namespaces, 'Namespace', 'user', { [path]: value })).toEqual([
    `${path}: '${value}' is no level, or no version, of Pod Security`,
  ]);
});
