import { parse } from 'yaml';
import { component, find, type Rendered } from '../render';
import { frontDoor } from './door';

function provider() {
  const { login, sso } = frontDoor(component());
  const config = () => parse(find(sso, 'ConfigMap', 'dex').data['config.yaml'] as string);
  const pod = () => find(sso, 'Deployment', 'dex').spec.template;
  return { login, sso, config, pod };
}

test('there is one account, in the group of administrators, whose password is drawn in the cluster', () => {
  const { sso, config, pod } = provider();
  const [account, ...others] = config().staticPasswords;
  expect(others).toEqual([]);
  expect(account).toMatchObject({ email: 'admin@shop.test', groups: ['testbed-admins'] });
  expect(pod().spec.containers[0].env).toContainEqual({
    name: account.hashFromEnv,
    valueFrom: { secretKeyRef: { name: 'dex-admin', key: 'hash' } },
  });
  expect(find(sso, 'ExternalSecret', 'dex-admin').spec.target.template.data).toEqual({
    email: 'admin@shop.test',
    password: '{{ .password }}',
    hash: '{{ .password | bcrypt }}',
  });
});

test('a client has a secret of its own, and browsers come back to where it says', () => {
  const { login, config, pod } = provider();
  const { id, secret } = login.client('argocd', 'https://argocd.shop.test/auth/callback');
  const client = config().staticClients.find((one: Rendered) => one.id === id);
  expect(client).toMatchObject({ redirectURIs: ['https://argocd.shop.test/auth/callback'] });
  expect(pod().spec.containers[0].env).toContainEqual({
    name: client.secretEnv,
    valueFrom: { secretKeyRef: { name: secret.secretName, key: secret.key } },
  });
});

test('fails when two clients have one name', () => {
  const { login } = provider();
  expect(() => {
    login.client('login-proxies', 'https://evil.test');
  }).toThrow("Dex has a client 'login-proxies' already");
});

test('a client that comes later makes new pods: Dex reads its configuration once', () => {
  const { login, pod } = provider();
  const before = pod().metadata.annotations['checksum/config'];
  login.guard('prometheus.shop.test');
  expect(pod().metadata.annotations['checksum/config']).not.toBe(before);
});

test('it is the issuer that tokens name, and serves the certificate of its Service', () => {
  const { sso, config } = provider();
  expect(config().issuer).toBe('https://login.shop.test');
  expect(find(sso, 'Certificate', 'dex-tls').spec.dnsNames).toEqual(['dex.sso.svc']);
  expect(config().web).toEqual({
    https: '0.0.0.0:5556',
    tlsCert: '/run/secrets/tls/tls.crt',
    tlsKey: '/run/secrets/tls/tls.key',
  });
});

test('there is one pod: it keeps its keys in memory', () => {
  const { sso, config } = provider();
  expect(config().storage).toEqual({ type: 'memory' });
  expect(find(sso, 'Deployment', 'dex').spec.replicas).toBe(1);
});

test('no secret is in its configuration', () => {
  const { login, sso } = provider();
  login.client('argocd', 'https://argocd.shop.test/auth/callback');
  expect(find(sso, 'ConfigMap', 'dex').data['config.yaml']).not.toMatch(/^ *(secret|hash):/m);
});
