import { LoginProxy } from '../../../constructs/ingress/login-proxy';
import { Workload } from '../../../constructs/shared/workload';
import { component, find } from '../render';
import { frontDoor } from './door';

function loginProxy(tls?: boolean) {
  const home = component('metrics', 'observability');
  const { login, sso } = frontDoor(home);
  const pods = new Workload(home, 'pods', { podLabels: { app: 'prometheus' } });
  const upstream = { pods, podPort: 9090, service: 'prometheus', port: 80, tls };
  new LoginProxy(home, 'prometheus-login', { host: 'prometheus.shop.test', login, upstream });
  const [container] = find(home, 'Deployment', 'prometheus-login').spec.template.spec.containers;
  const flags = Object.fromEntries(
    (container.args as string[]).map((one) => /^--([a-z0-9-]+)=(.*)$/.exec(one)?.slice(1) ?? [one, '']),
  );
  return { home, sso, container, flags: flags as Record<string, string> };
}

test('browsers log in at the host of the provider, and pods ask the provider by its Service', () => {
  expect(loginProxy().flags).toMatchObject({
    'oidc-issuer-url': 'https://login.shop.test',
    'login-url': 'https://login.shop.test/auth',
    'redeem-url': 'https://dex.sso.svc:5556/token',
    'oidc-jwks-url': 'https://dex.sso.svc:5556/keys',
    'redirect-url': 'https://prometheus.shop.test/oauth2/callback',
  });
});

test('the provider sends browsers back to it', () => {
  const { sso, flags } = loginProxy();
  expect(find(sso, 'ConfigMap', 'dex').data['config.yaml']).toContain(flags['redirect-url']);
});

test.each([
  [false, 'http://prometheus.metrics.svc:80'],
  [true, 'https://prometheus.metrics.svc:80'],
])('it lets through to its one upstream, with TLS: %s', (tls, upstream) => {
  expect(loginProxy(tls).flags.upstream).toBe(upstream);
});

test('a session of one host is a session of all: the cookie is for the domain, and sealed with one key', () => {
  const { home, sso, flags } = loginProxy();
  expect(flags['cookie-domain']).toBe('.shop.test');
  const { data } = find(home, 'ExternalSecret', 'prometheus-login-keys').spec;
  expect(data.map(({ remoteRef }: { remoteRef: object }) => remoteRef)).toContainEqual({
    key: 'login-proxies',
    property: 'cookie-secret',
  });
  expect(Object.keys(find(sso, 'ExternalSecret', 'login-proxies').spec.target.template.data)).toContain(
    'cookie-secret',
  );
});

test('secrets are files, which are mounted', () => {
  const { container, flags } = loginProxy();
  const [, login] = container.volumeMounts;
  for (const name of ['client-secret-file', 'cookie-secret-file']) {
    expect(flags[name]).toMatch(new RegExp(`^${login.mountPath as string}/`));
  }
  expect(container.env).toEqual([{ name: 'SSL_CERT_FILE', value: `${login.mountPath as string}/ca.crt` }]);
});

test('no header of its own stands in the way of a login that is behind', () => {
  expect(loginProxy().flags['pass-basic-auth']).toBe('false');
});
