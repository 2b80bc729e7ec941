import { BlockList, isIPv6 } from 'node:net';
import { at, fields, isFields, items, strings, text, texts } from '../../verify/fields';
import type { Direction } from '../../verify/network';
import type { Manifest } from '../../verify/manifest';

/** The directions in which a policy closes its pods but for what it allows. */
export function closed(policy: Manifest): readonly Direction[] {
  const types = texts(at(policy.spec, 'policyTypes')).map((type) => type.toLowerCase());
  const all: readonly Direction[] = ['ingress', 'egress'];
  if (types.length > 0) return all.filter((direction) => types.includes(direction));
  return at(policy.spec, 'egress') === undefined ? ['ingress'] : all;
}

/** Whether a policy closes all pods that another one closes in a direction. */
export const closesToo = (policy: Manifest, other: Manifest, direction: Direction): boolean =>
  closed(policy).includes(direction) &&
  coversSelector(at(policy.spec, 'podSelector') ?? {}, at(other.spec, 'podSelector') ?? {});

/** One peer on one port; undefined is any. */
export interface Allowance {
  readonly peer: unknown;
  readonly port: unknown;
}

/** What a policy allows in a direction. */
export function allowances(policy: Manifest, direction: Direction): readonly Allowance[] {
  return items(at(policy.spec, direction)).flatMap((rule) => {
    const peers = orAny(at(rule, direction === 'ingress' ? 'from' : 'to'));
    const ports = orAny(at(rule, 'ports'));
    return peers.flatMap((peer) => ports.map((port) => ({ peer, port })));
  });
}

const orAny = (list: unknown): readonly unknown[] => (items(list).length > 0 ? items(list) : [undefined]);

/** Whether all that one allows is within what the other allows. */
export const covers = (wide: Allowance, narrow: Allowance): boolean =>
  coversPeer(wide.peer, narrow.peer) && coversPort(wide.port, narrow.port);

function coversPort(wide: unknown, narrow: unknown): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  const protocol = (port: unknown) => text(at(port, 'protocol')) ?? 'TCP';
  if (protocol(wide) !== protocol(narrow)) return false;
  const [first, last] = range(wide);
  if (first === undefined) return true;
  const [from, to] = range(narrow);
  if (typeof first !== 'number' || typeof from !== 'number') return first === from;
  return first <= from && Number(to) <= Number(last);
}

const range = (port: unknown): [unknown, unknown] => {
  const first = at(port, 'port');
  return [first, at(port, 'endPort') ?? first];
};

function coversPeer(wide: unknown, narrow: unknown): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  const [block, other] = [fields(wide).ipBlock, fields(narrow).ipBlock];
  if (block !== undefined || other !== undefined) return coversBlock(block, other);
  const [home, otherHome] = [fields(wide).namespaceSelector, fields(narrow).namespaceSelector];
  // Without a selector of namespaces a peer is in the namespace of the policy.
  const isHome = home === undefined || otherHome === undefined ? home === otherHome : coversSelector(home, otherHome);
  return isHome && coversSelector(fields(wide).podSelector ?? {}, fields(narrow).podSelector ?? {});
}

/** A selector that asks for less selects more. */
function coversSelector(wide: unknown, narrow: unknown): boolean {
  const labels = strings(at(narrow, 'matchLabels'));
  const asked = new Set(items(at(narrow, 'matchExpressions')).map((one) => JSON.stringify(one)));
  return (
    isFields(wide) &&
    Object.entries(strings(wide.matchLabels)).every(([key, value]) => labels[key] === value) &&
    items(wide.matchExpressions).every((one) => asked.has(JSON.stringify(one)))
  );
}

function coversBlock(wide: unknown, narrow: unknown): boolean {
  const [cidr, inner] = [text(at(wide, 'cidr')) ?? '', text(at(narrow, 'cidr')) ?? ''];
  if (!contains(cidr, inner)) return false;
  const excepted = texts(at(narrow, 'except'));
  // What the wide one leaves out, the narrow one must leave out too, or never have reached.
  return texts(at(wide, 'except')).every((hole) => excepted.some((one) => contains(one, hole)) || !meet(inner, hole));
}

const meet = (one: string, other: string): boolean => contains(one, other) || contains(other, one);

function contains(outer: string, inner: string): boolean {
  const [network = '', length = ''] = outer.split('/');
  const [address = '', innerLength = ''] = inner.split('/');
  if (isIPv6(network) !== isIPv6(address) || Number(innerLength) < Number(length)) return false;
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  try {
    const list = new BlockList();
    list.addSubnet(network, Number(length), family);
    return list.check(address, family);
  } catch {
    return outer === inner;
  }
}

/** As a person reads it: `port 8080/TCP of app=user in namespace user`. */
export function written({ peer, port }: Allowance, home: string | undefined): string {
  const number = range(port);
  const ports = number[0] === undefined ? 'any port' : `port ${[...new Set(number)].map(String).join('-')}`;
  const protocol = port === undefined ? '' : `/${text(at(port, 'protocol')) ?? 'TCP'}`;
  return `${ports}${protocol} of ${peerName(peer, home)}`;
}

function peerName(peer: unknown, home: string | undefined): string {
  if (peer === undefined) return 'anything';
  const { ipBlock, namespaceSelector, podSelector } = fields(peer);
  if (ipBlock !== undefined) return String(at(ipBlock, 'cidr'));
  const namespaces =
    namespaceSelector === undefined ? `namespace ${home ?? ''}` : selectorName(namespaceSelector, 'namespace');
  return `${selectorName(podSelector ?? {}, 'pod')} in ${namespaces}`;
}

function selectorName(selector: unknown, thing: string): string {
  const name = text(at(selector, 'matchLabels', 'kubernetes.io/metadata.name'));
  if (name !== undefined) return `${thing} ${name}`;
  const labels = Object.entries(strings(at(selector, 'matchLabels'))).map(([key, value]) => `${key}=${value}`);
  const expressions = items(at(selector, 'matchExpressions')).map((one) =>
    [at(one, 'key'), at(one, 'operator'), ...texts(at(one, 'values'))].map(String).join(' '),
  );
  const all = [...labels, ...expressions];
  return all.length > 0 ? `${thing}s of ${all.join(',')}` : `any ${thing}`;
}
