import { App } from 'cdk8s';
import { CarriedSecret } from '../../../constructs/shared/carried-secret';
import { component, find, render } from '../render';

const app = new App();
const owner = component('point', 'microservices', app);
const client = component('order', 'microservices', app);
const { secretName } = new CarriedSecret(client, 'carried', {
  name: 'point-queue-order',
  source: owner,
  data: {
    password: { secretName: 'login', key: 'password' },
    username: { secretName: 'login', key: 'user' },
    'ca.crt': { secretName: 'authority', key: 'ca.crt' },
  },
});

test('the Secret has the keys that it was asked for, from where they are born', () => {
  const { data, target } = find(client, 'ExternalSecret', secretName).spec;
  expect(data).toEqual([
    { secretKey: 'password', remoteRef: { key: 'login', property: 'password' } },
    { secretKey: 'username', remoteRef: { key: 'login', property: 'user' } },
    { secretKey: 'ca_crt', remoteRef: { key: 'authority', property: 'ca.crt' } },
  ]);
  expect(target.name).toBe(secretName);
  expect(target.template.data).toEqual({
    password: '{{ .password }}',
    username: '{{ .username }}',
    'ca.crt': '{{ .ca_crt }}',
  });
});

test('its Secret has the labels by which something finds it', () => {
  const other = new App();
  const home = component('cd', 'cicd', other);
  const born = component('point', 'microservices', other);
  const secretLabels = { 'app.kubernetes.io/part-of': 'argocd' };
  new CarriedSecret(home, 'carried', { name: 'login', source: born, data: {}, secretLabels });
  expect(find(home, 'ExternalSecret').spec.target.template.metadata).toEqual({ labels: secretLabels });
  expect(find(client, 'ExternalSecret').spec.target.template).not.toHaveProperty('metadata');
});

test('it follows its source, which may renew an authority', () => {
  expect(find(client, 'ExternalSecret').spec).toMatchObject({ refreshPolicy: 'Periodic', refreshInterval: '10m0s' });
});

test('an account of the client reads exactly the Secrets that are named, and lists none', () => {
  expect(find(owner, 'Role').rules).toEqual([
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['authority', 'login'], verbs: ['get'] },
  ]);
  const binding = find(owner, 'RoleBinding');
  expect(binding.roleRef.name).toBe(find(owner, 'Role').metadata.name);
  const account = find(client, 'ServiceAccount').metadata.name as string;
  expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: account, namespace: 'order' }]);
  expect(find(client, 'SecretStore').spec.provider.kubernetes).toMatchObject({
    remoteNamespace: 'point',
    auth: { serviceAccount: { name: account } },
    server: { caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt' } },
  });
});

test('the store is that of the Secret', () => {
  const { secretStoreRef } = find(client, 'ExternalSecret').spec;
  expect(secretStoreRef).toEqual({ kind: 'SecretStore', name: find(client, 'SecretStore').metadata.name });
});

test('Argo CD does not wait for it: the source may come up later', () => {
  for (const kind of ['SecretStore', 'ExternalSecret']) {
    expect(find(client, kind).metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('3');
  }
});

test('two clients of one source do not meet there', () => {
  const other = component('cart', 'microservices', app);
  new CarriedSecret(other, 'carried', {
    name: secretName,
    source: owner,
    data: { password: { secretName: 'other-login', key: 'password' } },
  });
  const roles = render(owner).filter(({ kind }) => kind === 'Role');
  expect(roles.map(({ metadata }) => metadata.name as string)).toEqual([
    'point-queue-order-to-order',
    'point-queue-order-to-cart',
  ]);
});
