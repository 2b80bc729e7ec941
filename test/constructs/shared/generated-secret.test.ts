import { GeneratedSecret } from '../../../constructs/shared/generated-secret';
import { component, find } from '../render';

const shop = component();
const { secretName } = new GeneratedSecret(shop, 'login', {
  name: 'cart-db',
  values: ['password', 'salt'],
  data: { username: 'cart', password: '{{ .password }}' },
});
const secret = find(shop, 'ExternalSecret');
const password = find(shop, 'Password');

test('it is drawn once and can be edited by nobody: what it opens remembers the first value', () => {
  expect(secret.spec).toMatchObject({
    refreshPolicy: 'CreatedOnce',
    refreshInterval: '0s',
    target: { immutable: true },
  });
});

test('it draws each value by itself, without signs that a URL or a shell would read', () => {
  expect(password.spec).toMatchObject({ secretKeys: ['password', 'salt'], symbols: 0, length: 32 });
});

test('its template makes the keys, and no value stands in the manifest', () => {
  expect(secret.spec.target.template.data).toEqual({ username: 'cart', password: '{{ .password }}' });
  expect(secret.spec.target.name).toBe(secretName);
  expect(secret.spec.dataFrom[0].sourceRef.generatorRef).toMatchObject({
    kind: 'Password',
    name: password.metadata.name,
  });
});

test('it outlives its manifest, and so does what draws it', () => {
  for (const { metadata } of [secret, password]) {
    expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  }
});
