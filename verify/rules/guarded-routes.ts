import { type Path, at, items, strings, text, texts } from '../fields';
import { hasLabels } from '../labels';
import type { Located, ManifestSet } from '../manifest';
import { mainContainers } from '../pods';
import type { OwnPod } from '../pods';
import { type Finding, rule } from '../rule';

/** Services that outsiders may reach although nothing of ours asks them who they are: `<namespace>/<service>`, and why. */
export const ownLogin: Readonly<Record<string, string>> = {
  'argocd/argocd-server': 'Argo CD asks by itself, by its own accounts or the single sign-on',
  'ci/el-ci-github': 'it takes what GitHub has signed with a secret that both know, and nothing else',
  'grafana/grafana-service': 'Grafana asks by itself, by the single sign-on or its own admin',
  'harbor-store/harbor': 'Harbor asks by itself; clients of a registry know no other login',
  'object-store/seaweed-s3': 'S3 answers what is signed with a key of the bucket, and clients know no other login',
  'single-sign-on/dex': 'it is where people log in',
  'nginx/nginx-ingress-controller': 'ACME servers have no login; no path but that of their challenges leads here',
};

/** Who asks those who take a route who they are; the shop's API asks its customers itself. */
export type Guard = 'public API' | 'single sign-on' | 'own login';

interface Backend {
  readonly path: Path;
  readonly service: string;
}

/** What a route of Contour or of an Ingress leads to. */
function backends({ object }: Located): readonly Backend[] {
  const name = (path: Path): Backend => ({ path, service: text(at(object, ...path)) ?? '' });
  const indexes = (...path: Path) => [...items(at(object, ...path)).keys()];
  if (object.kind === 'HTTPProxy') {
    return [
      ...indexes('spec', 'routes').flatMap((route) =>
        indexes('spec', 'routes', route, 'services').map((one) =>
          name(['spec', 'routes', route, 'services', one, 'name']),
        ),
      ),
      ...indexes('spec', 'tcpproxy', 'services').map((one) => name(['spec', 'tcpproxy', 'services', one, 'name'])),
    ];
  }
  const rules = indexes('spec', 'rules').flatMap((one) =>
    indexes('spec', 'rules', one, 'http', 'paths').map((route) =>
      name(['spec', 'rules', one, 'http', 'paths', route, 'backend', 'service', 'name']),
    ),
  );
  const other: Path = ['spec', 'defaultBackend', 'service', 'name'];
  return at(object, ...other) === undefined ? rules : [...rules, name(other)];
}

/** Ways around the login that OAuth2 Proxy has. */
const wayAround = /^--(skip-auth|trusted-ip|api-route|skip-jwt|insecure-oidc|skip-oidc-(?!discovery=)|allow-query)/;
const needed = ['--provider=oidc', '--cookie-secret-file=', '--client-secret-file=', '--oidc-issuer-url='];

function isLoginProxy(pod: OwnPod): boolean {
  const [container, ...others] = mainContainers(pod);
  const parameters = texts(container?.spec.args);
  return (
    container !== undefined &&
    others.length === 0 &&
    text(container.spec.image)?.includes('/oauth2-proxy:') === true &&
    needed.every((start) => parameters.some((one) => one.startsWith(start))) &&
    !parameters.some((one) => wayAround.test(one))
  );
}

const shop = new Set(['service', 'web-ui']);

/** @returns nothing when whoever comes may take the route, without a word about who they are */
export function guardOf(set: ManifestSet, namespace: string, service: string): Guard | undefined {
  if (Object.hasOwn(ownLogin, `${namespace}/${service}`)) return 'own login';
  const selector = strings(at(set.find('/Service', service, namespace), 'spec', 'selector'));
  if (Object.keys(selector).length === 0) return undefined;
  const pods = set.podsIn(namespace).filter(({ labels }) => hasLabels(labels, selector));
  const own = set.ownPods.filter((pod) => pods.includes(pod));
  if (own.length === 0 || own.length < pods.length) return undefined;
  if (own.every(({ labels }) => shop.has(labels['app.kubernetes.io/component'] ?? ''))) return 'public API';
  return own.every(isLoginProxy) ? 'single sign-on' : undefined;
}

function* unguarded(set: ManifestSet, on: Located): Generator<Finding> {
  const { namespace = '' } = on.object.metadata;
  for (const { path, service } of backends(on)) {
    if (guardOf(set, namespace, service) !== undefined) continue;
    const reason = `'${namespace}/${service}' answers everybody who asks`;
    const remedy = 'Lead there with a UiRoute and the single sign-on, or say in ownLogin why it needs none.';
    yield { on, path, reason, remedy };
  }
}

/** A password that is asked for without TLS is read by everybody on the way. */
function* inTheClear(on: Located): Generator<Finding> {
  const { spec } = on.object;
  if (at(spec, 'virtualhost') !== undefined && text(at(spec, 'virtualhost', 'tls', 'secretName')) === undefined) {
    const path = ['spec', 'virtualhost', 'tls'];
    yield { on, path, reason: 'the host has no TLS', remedy: 'Name the Secret of a Certificate.' };
  }
  for (const [index, route] of items(at(spec, 'routes')).entries()) {
    const names = items(at(route, 'services')).map((one) => text(at(one, 'name')));
    if (at(route, 'permitInsecure') !== true || names.every((name) => name === 'nginx-ingress-controller')) continue;
    const path = ['spec', 'routes', index, 'permitInsecure'];
    yield { on, path, reason: 'the route answers without TLS', remedy: 'Leave it out: Envoy redirects.' };
  }
}

export const guardedRoutes = rule(
  'guarded-routes',
  'Whatever can be reached from outside is the API of the shop, or asks for a login first; every host has TLS, and one owner.',
  function* (set) {
    const owners = new Map<string, Located>();
    for (const on of set.of('projectcontour.io/HTTPProxy', 'networking.k8s.io/Ingress')) {
      yield* unguarded(set, on);
      yield* inTheClear(on);
      const host = text(at(on.object, 'spec', 'virtualhost', 'fqdn'));
      if (host === undefined) continue;
      const other = owners.get(host);
      owners.set(host, on);
      if (other === undefined) continue;
      const reason = `${other.object.metadata.namespace ?? ''}/${other.object.metadata.name} has the host too: Contour serves neither`;
      yield { on, path: ['spec', 'virtualhost', 'fqdn'], reason, remedy: 'Give one of them another name.' };
    }
  },
);
