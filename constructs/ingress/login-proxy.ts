import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CarriedSecret } from '../shared/carried-secret';
import type { DeploymentProps } from '../shared/deployment';
import { Edge } from '../shared/edge';
import { HttpServer } from '../shared/http-server';
import type { Workload } from '../shared/workload';
import { mountSecret } from '../shared/secret-mount';
import type { UiBackend } from './front-door';
import type { SingleSignOn } from './single-sign-on';

export interface LoginProxyProps {
  /** The host that it guards, e.g. `prometheus.example.com`. */
  readonly host: string;
  readonly login: SingleSignOn;
  /** What is behind it. */
  readonly upstream: UiBackend;
}

const http = { name: 'http', port: 4180 } as const;
const metrics = { name: 'metrics', port: 44180 } as const;
const folder = '/run/secrets/login';
const keys = { client: 'client-secret', cookie: 'cookie-secret', ca: 'ca.crt' };

/** OAuth2 Proxy in front of one user interface: it lets nobody through who has not logged in. */
export class LoginProxy extends Construct {
  /** Where browsers are let in. */
  readonly backend: UiBackend;

  /** @param id name of the Deployment and of everything around it */
  constructor(scope: Construct, id: string, props: LoginProxyProps) {
    super(scope, id);
    const { login, upstream } = props;
    const { secretName } = new CarriedSecret(this, 'secret', {
      name: `${id}-keys`,
      source: login,
      data: { [keys.client]: login.proxies.secret, [keys.cookie]: login.proxies.cookie, [keys.ca]: login.ca },
    });
    const { pods } = new HttpServer(this, 'server', {
      identity: { name: id, component: 'login-proxy' },
      ...login.proxy,
      port: http,
      metrics: [{ job: 'login-proxy', port: metrics.port }],
      container: { ...container, args: parameters(props) },
      mounts: [mountSecret('login', secretName, folder, Object.values(keys))],
    });
    const ask = (name: string, server: Workload, port: number, protocol: string) =>
      new Edge(this, name, { client: pods, server, ports: [{ port }], protocol });
    ask('login', login.provider.pods, login.provider.podPort, 'oidc');
    ask('upstream', upstream.pods, upstream.podPort, 'http');
    this.backend = { pods, podPort: http.port, service: id, port: http.port };
  }
}

const urlOf = ({ tls = false, service, pods, port }: UiBackend): string =>
  `${tls ? 'https' : 'http'}://${service}.${pods.namespace}.svc:${String(port)}`;

/** Of OAuth2 Proxy 7.15. Every person whom the provider knows may in: it knows only those whom we told it of. */
function parameters({ host, login, upstream }: LoginProxyProps): string[] {
  const provider = urlOf(login.provider);
  const flags = {
    'http-address': `0.0.0.0:${String(http.port)}`,
    'metrics-address': `0.0.0.0:${String(metrics.port)}`,
    // The policy admits nobody but Envoy.
    'reverse-proxy': 'true',
    upstream: urlOf(upstream),
    'upstream-timeout': '5m',
    provider: 'oidc',
    'oidc-issuer-url': login.url,
    // Browsers reach the provider by its host; pods reach it by its Service, whatever that host resolves to in here.
    'skip-oidc-discovery': 'true',
    'login-url': `${login.url}/auth`,
    'redeem-url': `${provider}/token`,
    'oidc-jwks-url': `${provider}/keys`,
    'redirect-url': login.guard(host),
    'client-id': login.proxies.id,
    'client-secret-file': `${folder}/${keys.client}`,
    'code-challenge-method': 'S256',
    scope: 'openid email profile groups',
    'email-domain': '*',
    'skip-provider-button': 'true',
    'cookie-name': '__Secure-testbed',
    'cookie-secret-file': `${folder}/${keys.cookie}`,
    'cookie-domain': `.${login.domain}`,
    'cookie-samesite': 'lax',
    'cookie-expire': '12h',
    // Nobody behind it needs the token, and without it the cookie stays small.
    'session-cookie-minimal': 'true',
    // It would stand in the way of a login that is behind.
    'pass-basic-auth': 'false',
    'silence-ping-logging': 'true',
  };
  return Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
}

const port = k8s.IntOrString.fromString(http.name);

const container: DeploymentProps['container'] = {
  ports: [http, metrics].map(({ name, port: containerPort }) => ({ name, containerPort, protocol: 'TCP' })),
  // The authorities that it trusts: ours alone signs for the provider and for what is behind.
  env: [{ name: 'SSL_CERT_FILE', value: `${folder}/${keys.ca}` }],
  readinessProbe: { httpGet: { path: '/ready', port }, periodSeconds: 5, timeoutSeconds: 2 },
  livenessProbe: { httpGet: { path: '/ping', port }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 },
};
