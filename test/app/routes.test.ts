import { ManifestSet } from '../../verify/manifest';
import { at, items, text } from '../../verify/fields';
import { guardOf } from '../../verify/rules/guarded-routes';
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
    'harbor-store/harbor': 'own login',
    'nginx/nginx-ingress-controller': 'own login',
    'search/kibana-login': 'single sign-on',
    'single-sign-on/dex': 'own login',
  });
});

test('on a laptop user interfaces have no host: there is the shop, and nothing else', () => {
  expect(waysIn(settingsLike('local'))).toEqual(api);
});

test('nobody but Envoy reaches what has a host, and a user interface behind a login not even Envoy', () => {
  const { testbed } = synthesizeInMemory(settingsLike('production'));
  const clientsOf = (name: string) =>
    testbed.edges
      .filter(({ server, ports }) => server.name === name && ports.some(({ port }) => [5601, 4180].includes(port)))
      .map(({ client }) => client.name);
  expect(clientsOf('search-db-kibana')).toEqual(['kibana-login']);
  expect(clientsOf('kibana-login')).toEqual(['envoy']);
});
