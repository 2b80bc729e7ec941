import { guardedRoutes } from '../../verify/rules/guarded-routes';
import { ManifestSet } from '../../verify/manifest';
import type { Manifest } from '../../verify/manifest';
import { edit } from './edit';
import type { Edits } from './edit';

const labels = { 'app.kubernetes.io/name': 'metrics-login', 'app.kubernetes.io/component': 'login-proxy' };
const metadata = { name: 'metrics-login', namespace: 'metrics', labels };
const args = ['--provider=oidc', '--oidc-issuer-url=x', '--skip-oidc-discovery=true', '--client-secret-file=x'];
const container = {
  name: 'login',
  image: 'quay.io/oauth2-proxy/oauth2-proxy:v1',
  args: [...args, '--cookie-secret-file=x'],
};

/** A user interface behind the login. */
const guarded = (): Record<string, Manifest> => ({
  proxy: {
    apiVersion: 'projectcontour.io/v1',
    kind: 'HTTPProxy',
    metadata: { name: 'metrics-ui', namespace: 'metrics' },
    spec: {
      virtualhost: { fqdn: 'metrics.test', tls: { secretName: 'metrics-ui-tls' } },
      routes: [{ services: [{ name: 'metrics-login', port: 4180 }] }],
    },
  },
  service: { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { ...labels } } },
  deployment: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { template: { metadata: { labels: { ...labels } }, spec: { containers: [{ ...container }] } } },
  },
});

function faults(object: string, edits: Edits, ...more: readonly Manifest[]): string[] {
  const objects = structuredClone(guarded());
  edit(objects[object], edits);
  const located = [...Object.values(objects), ...more].map((one, index) => ({
    file: `${String(index)}.yaml`,
    object: one,
  }));
  return guardedRoutes.check(new ManifestSet(located)).map(({ path, reason }) => `${path}: ${reason}`);
}

const open = "spec.routes[0].services[0].name: 'metrics/metrics-login' answers everybody who asks";
const first = 'spec.template.spec.containers[0]';
const component = "['app.kubernetes.io/component']";

test('what is behind the login is left alone', () => {
  expect(faults('proxy', {})).toEqual([]);
});

test.each(['service', 'web-ui'])('what is a %s of the shop asks its customers itself', (part) => {
  const own = guarded();
  edit(own.service, { [`spec.selector${component}`]: part });
  edit(own.deployment, { [`spec.template.metadata.labels${component}`]: part, [`${first}.image`]: 'registry/user:v1' });
  const set = new ManifestSet(Object.entries(own).map(([file, object]) => ({ file, object })));
  expect(guardedRoutes.check(set)).toEqual([]);
});

test.each<[string, string, Edits]>([
  ['a Service that is not there', 'service', { 'metadata.name': 'other' }],
  ['a Service without a selector', 'service', { 'spec.selector': undefined }],
  ['pods that are no login', 'deployment', { [`${first}.image`]: 'docker.io/prom/prometheus:v1' }],
  ['a login that lets some through', 'deployment', { [`${first}.args[+]`]: '--skip-auth-route=^/metrics' }],
  ['a login that trusts addresses', 'deployment', { [`${first}.args[+]`]: '--trusted-ip=0.0.0.0/0' }],
  ['a login without a provider', 'deployment', { [`${first}.args[0]`]: undefined }],
  ['a login with a second container', 'deployment', { 'spec.template.spec.containers[+]': { name: 'x', image: 'x' } }],
])('%s is open to everybody', (_, object, edits) => {
  expect(faults(object, edits)).toContain(open);
});

test('an Ingress is a way in like any other', () => {
  const service = { name: 'prometheus', port: { number: 9090 } };
  const ingress: Manifest = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'prometheus', namespace: 'metrics' },
    spec: { rules: [{ http: { paths: [{ backend: { service } }] } }], defaultBackend: { service } },
  };
  expect(faults('proxy', {}, ingress)).toEqual([
    "spec.rules[0].http.paths[0].backend.service.name: 'metrics/prometheus' answers everybody who asks",
    "spec.defaultBackend.service.name: 'metrics/prometheus' answers everybody who asks",
  ]);
});

test('a host without TLS', () => {
  expect(faults('proxy', { 'spec.virtualhost.tls': undefined })).toEqual(['spec.virtualhost.tls: the host has no TLS']);
});

test('a route that answers without TLS', () => {
  expect(faults('proxy', { 'spec.routes[0].permitInsecure': true })).toEqual([
    'spec.routes[0].permitInsecure: the route answers without TLS',
  ]);
});

test('a host with two owners', () => {
  const other = { ...guarded().proxy!, metadata: { name: 'other', namespace: 'metrics' } };
  expect(faults('proxy', {}, other)).toEqual([
    'spec.virtualhost.fqdn: metrics/metrics-ui has the host too: Contour serves neither',
  ]);
});
