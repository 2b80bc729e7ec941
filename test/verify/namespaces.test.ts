import { namespaces } from '../../verify/rules/namespaces';
import { type Loose, faults, faultsOf, fixture } from './fixture';

test.each(['enforce', 'enforce-version', 'audit', 'warn'])('a Namespace without the label %s', (mode) => {
  const label = `pod-security.kubernetes.io/${mode}`;
  expect(faults(namespaces, 'Namespace', 'user', ({ metadata }) => delete metadata.labels[label])).toEqual([
    `metadata.labels['${label}']: without this label Pod Security does not hold here`,
  ]);
});

test.each<[string, (policy: Loose) => void]>([
  ['selects only some pods', ({ spec }) => (spec.podSelector = { matchLabels: { a: 'b' } })],
  ['leaves egress open', ({ spec }) => (spec.policyTypes = ['Ingress'])],
  ['leaves ingress open', ({ spec }) => (spec.policyTypes = ['Egress'])],
  ['allows something', ({ spec }) => (spec.egress = [{ ports: [{ port: 53 }] }])],
])('a default-deny that %s', (_, edit) => {
  const located = fixture();
  edit(located.find(({ file }) => file === 'local/user/NetworkPolicy.default-deny.yaml')!.object);
  expect(faultsOf(namespaces, located)).toEqual([
    'metadata.name: no NetworkPolicy denies all ingress and egress of every pod here',
  ]);
});

test('an object in a namespace that nobody declares', () => {
  expect(faults(namespaces, 'Service', 'user', ({ metadata }) => (metadata.namespace = 'usr'))).toEqual([
    "metadata.namespace: namespace 'usr' is declared nowhere",
  ]);
});

test('an Application that deploys to a namespace that nobody declares', () => {
  expect(faults(namespaces, 'Application', 'user', ({ spec }) => (spec.destination.namespace = 'usr'))).toEqual([
    "spec.destination.namespace: namespace 'usr' is declared nowhere",
  ]);
});

test('guests may live in the namespace of another component, and in kube-system', () => {
  expect(faults(namespaces, 'Service', 'user', ({ metadata }) => (metadata.namespace = 'kube-system'))).toEqual([]);
  expect(faults(namespaces, 'Service', 'user', ({ metadata }) => (metadata.namespace = 'payment-info'))).toEqual([]);
});
