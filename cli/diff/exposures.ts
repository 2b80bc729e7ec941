import { at, fields, items, text, texts } from '../../verify/fields';
import { kindOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';

/** A way in: a host and a path on it, encrypted or not. */
export interface Exposure {
  /** `host/path`; a route that another one includes has no host of its own. */
  readonly place: string;
  readonly isEncrypted: boolean;
}

/** Conditions of Contour: `/path`, with what else must hold. */
function condition(conditions: unknown): string {
  const parts = items(conditions).map((one) => {
    const { prefix, exact, regex, ...rest } = fields(one);
    const path = text(prefix) ?? (text(exact) === undefined ? undefined : `=${String(exact)}`) ?? text(regex);
    return path ?? JSON.stringify(rest);
  });
  return parts.length > 0 ? parts.join(' ') : '/';
}

function httpProxy({ spec, metadata: { namespace } }: Manifest): Exposure[] {
  const host = text(at(spec, 'virtualhost', 'fqdn')) ?? '';
  // Included without a host: whether TLS is spoken is said where the host is.
  const isEncrypted = host === '' || at(spec, 'virtualhost', 'tls') !== undefined;
  const routes = items(at(spec, 'routes')).map((route) => `${host}${condition(at(route, 'conditions'))}`);
  const included = items(at(spec, 'includes')).map((one) => {
    const target = `${text(at(one, 'namespace')) ?? namespace ?? ''}/${text(at(one, 'name')) ?? ''}`;
    return `${host}${condition(at(one, 'conditions'))} (of ${target})`;
  });
  const tcp = at(spec, 'tcpproxy') === undefined ? [] : [`${host} (TCP)`];
  return [...routes, ...included, ...tcp].map((place) => ({ place, isEncrypted }));
}

function ingress({ spec }: Manifest): Exposure[] {
  const encrypted = new Set(items(at(spec, 'tls')).flatMap((one) => texts(at(one, 'hosts'))));
  const rules = items(at(spec, 'rules')).flatMap((rule) => {
    const host = text(at(rule, 'host')) ?? '*';
    const paths = items(at(rule, 'http', 'paths')).map((one) => text(at(one, 'path')) ?? '/');
    return (paths.length > 0 ? paths : ['/']).map((path) => ({ place: host + path, isEncrypted: encrypted.has(host) }));
  });
  const isDefault = at(spec, 'defaultBackend') !== undefined;
  return isDefault ? [...rules, { place: '*/', isEncrypted: false }] : rules;
}

/** Of the Gateway API; TLS is its listeners'. */
function route({ spec }: Manifest): Exposure[] {
  const hosts = texts(at(spec, 'hostnames'));
  const paths = items(at(spec, 'rules')).flatMap((rule) => {
    const matches = items(at(rule, 'matches'));
    return matches.length > 0
      ? matches.map((match) => text(at(match, 'path', 'value')) ?? JSON.stringify(match))
      : ['/'];
  });
  return (hosts.length > 0 ? hosts : ['*']).flatMap((host) =>
    (paths.length > 0 ? paths : ['/']).map((path) => ({ place: host + path, isEncrypted: true })),
  );
}

function gateway({ spec }: Manifest): Exposure[] {
  return items(at(spec, 'listeners')).map((listener) => ({
    place: `${text(at(listener, 'hostname')) ?? '*'}:${String(at(listener, 'port'))}`,
    isEncrypted: at(listener, 'tls') !== undefined,
  }));
}

const readers: Readonly<Record<string, (object: Manifest) => Exposure[]>> = {
  'projectcontour.io/HTTPProxy': httpProxy,
  'networking.k8s.io/Ingress': ingress,
  'gateway.networking.k8s.io/HTTPRoute': route,
  'gateway.networking.k8s.io/GRPCRoute': route,
  'gateway.networking.k8s.io/TLSRoute': route,
  'gateway.networking.k8s.io/TCPRoute': route,
  'gateway.networking.k8s.io/Gateway': gateway,
};

/** The ways in that an object opens. */
export const exposures = (object: Manifest): readonly Exposure[] => readers[kindOf(object)]?.(object) ?? [];
