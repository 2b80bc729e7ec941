import { ManifestSet } from '../../verify/manifest';
import { at, items, text } from '../../verify/fields';
import { guardOf } from '../../verify/rules/guarded-routes';
import { checkDomain } from '../../app/settings/dns-name';
import { services } from '../../app/services';
import { settingsLike, shippedSettings, synthesizeInMemory } from './synthesized';

/** Every way in from outside, `<namespace>/<service>`, and who asks for a login there. */
function waysIn(environment: ReturnType<typeof settingsLike>): Record<string, string> {
  const set = new ManifestSet(synthesizeInMemory(environment).located);
  // Contour knows no other kinds; a Service of ours that opens a port of its own is refused by another rule.
  expect(set.of('networking.k8s.io/Ingress')).toEqual([]);
  const found = set.of('projectcontour.io/HTTPProxy').flatMap(({ object }) =>
    items(at(object, 'spec', 'routes')).flatMap((route) =>
      items(at(route, 'services')).map((service) => {
        const { namespace = '' } = object.metadata;
        const name = text(at(service, 'name')) ?? '';
        return [`${namespace}/${name}`, guardOf(set, namespace, name) ?? 'NOBODY'] as const;
      }),
    ),
  );
  return Object.fromEntries(found);
}

/** `login` is where the others send people, `hooks` where GitHub tells of commits. */
const userInterfaces = [
  'alertmanager',
  'argocd',
  'coroot',
  'grafana',
  'harbor',
  'headlamp',
  'hooks',
  'jaeger',
  'kibana',
  'login',
  'prometheus',
  's3',
  'tekton',
];

const production = synthesizeInMemory(settingsLike('production'));

const api = Object.fromEntries(Object.keys(services).map((name) => [`${name}/${name}`, 'public API']));

test.each(shippedSettings().map((settings) => [settings.environment, settings] as const))(
  'nothing of %s is open without a login but the API of the shop',
  (_, settings) => {
    const others = Object.entries(waysIn(settings)).filter(([service]) => !(service in api));
    expect(others.filter(([, guard]) => guard !== 'single sign-on' && guard !== 'own login')).toEqual([]);
  },
);

test('these are all ways into production', () => {
  expect(waysIn(settingsLike('production'))).toEqual({
    ...api,
    'argocd/argocd-server': 'own login',
    'ci/el-ci-github': 'own login',
    'coroot-operator/coroot-login': 'single sign-on',
    'grafana/grafana-service': 'own login',
    'harbor-store/harbor': 'own login',
    'headlamp/headlamp-login': 'single sign-on',
    'nginx/nginx-ingress-controller': 'own login',
    'object-store/seaweed-s3': 'own login',
    'prometheus/alertmanager-login': 'single sign-on',
    'prometheus/prometheus-login': 'single sign-on',
    'search/kibana-login': 'single sign-on',
    'single-sign-on/dex': 'own login',
    'tekton-pipelines/tekton-login': 'single sign-on',
    'tracing/jaeger-login': 'single sign-on',
  });
});

test('on a laptop user interfaces have no host: there is the shop, and nothing else', () => {
  expect(waysIn(settingsLike('local'))).toEqual(api);
});

test('every user interface has a host of its own below the domain, with TLS', () => {
  const hosts = new ManifestSet(production.located).of('projectcontour.io/HTTPProxy').flatMap(({ object }) => {
    const host = text(at(object, 'spec', 'virtualhost', 'fqdn'));
    if (host === undefined) return [];
    expect(text(at(object, 'spec', 'virtualhost', 'tls', 'secretName'))).toBeDefined();
    return [host];
  });
  const { domain } = settingsLike('production');
  expect(hosts.sort()).toEqual([...userInterfaces.map((name) => `${name}.${domain}`), domain].sort());
});

test('the longest domain leaves room for every host', () => {
  const longest = `${'a'.repeat(63)}.${'a'.repeat(63)}.${'a'.repeat(63)}.${'a'.repeat(48)}`;
  expect(checkDomain(longest)).toBeUndefined();
  expect(checkDomain(`${longest}a`)).toBeDefined();
  expect(Math.max(...userInterfaces.map((name) => `${name}.${longest}`.length))).toBe(253);
});

const unasked = [
  ['search-db-kibana', 5601, 'kibana'],
  ['prometheus-testbed', 9090, 'prometheus'],
  ['alertmanager-main', 9093, 'alertmanager'],
  ['jaeger', 16686, 'jaeger'],
  ['tekton-dashboard', 9097, 'tekton'],
  ['headlamp', 4466, 'headlamp'],
  ['coroot-coroot', 8080, 'coroot'],
] as const;

test.each(unasked)('strangers reach %s behind the login alone, and nobody but Envoy reaches the login', (...one) => {
  const [name, uiPort, ui] = one;
  const { edges } = production.testbed;
  const clientsOf = (wanted: string, number: number) =>
    edges
      .filter(({ server, ports }) => server.name === wanted && ports.some(({ port }) => port === number))
      .map(({ client }) => client.name);
  expect(clientsOf(name, uiPort)).toContain(`${ui}-login`);
  expect(clientsOf(name, uiPort)).not.toContain('envoy');
  expect(clientsOf(`${ui}-login`, 4180)).toEqual(['envoy']);
});
