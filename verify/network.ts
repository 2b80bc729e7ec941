import { BlockList, isIPv6 } from 'node:net';
import { at, fields, items, text, texts } from './fields';
import { selects } from './labels';
import type { Manifest, ManifestSet } from './manifest';
import { type Pod, podPorts } from './pods';

/** A pod, or with an address alone something outside of the cluster. A pod without an address is in no ipBlock. */
export interface Endpoint {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ip?: string;
}

export interface Target extends Endpoint {
  /** Of the pod, not of its Service. */
  readonly port: number;
  /** @default TCP */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

export type Direction = 'ingress' | 'egress';

export interface Verdict {
  readonly allowed: boolean;
  /** Egress policies of the client, ingress policies of the server, or both. */
  readonly blockedBy: readonly Direction[];
}

function inNamespace(set: ManifestSet, peer: unknown, home: string | undefined, namespace: string): boolean {
  const { namespaceSelector } = fields(peer);
  return namespaceSelector === undefined
    ? namespace === home
    : selects(namespaceSelector, set.namespaceLabels(namespace));
}

/** Whether a peer that is no ipBlock selects a pod; `home` is the namespace of the policy. */
function peerSelects(set: ManifestSet, peer: unknown, home: string | undefined, pod: Endpoint): boolean {
  const { namespaceSelector, podSelector } = fields(peer);
  if (pod.namespace === undefined || (namespaceSelector === undefined && podSelector === undefined)) return false;
  return (
    (podSelector === undefined || selects(podSelector, pod.labels ?? {})) && inNamespace(set, peer, home, pod.namespace)
  );
}

/** All pods that a peer selects; none for an ipBlock. */
export function podsOfPeer(set: ManifestSet, peer: unknown, home: string | undefined): readonly Pod[] {
  return set.populated
    .filter((namespace) => inNamespace(set, peer, home, namespace))
    .flatMap((namespace) => set.podsIn(namespace))
    .filter((pod) => peerSelects(set, peer, home, pod));
}

function blockContains(block: unknown, ip: string | undefined): boolean {
  if (ip === undefined) return false;
  const family = isIPv6(ip) ? 'ipv6' : 'ipv4';
  const inside = (cidr: unknown): boolean => {
    const [network = '', prefix] = (text(cidr) ?? '').split('/');
    const list = new BlockList();
    list.addSubnet(network, Number(prefix), isIPv6(network) ? 'ipv6' : 'ipv4');
    return list.check(ip, family);
  };
  return inside(at(block, 'cidr')) && !texts(at(block, 'except')).some(inside);
}

function isPeer(set: ManifestSet, peer: unknown, home: string | undefined, endpoint: Endpoint): boolean {
  const { ipBlock } = fields(peer);
  return ipBlock === undefined ? peerSelects(set, peer, home, endpoint) : blockContains(ipBlock, endpoint.ip);
}

/** A named port is looked up in the containers of the pod that is connected to, in both directions. */
function isPort(
  set: ManifestSet,
  port: unknown,
  { namespace, labels = {}, port: number, protocol = 'TCP' }: Target,
): boolean {
  const wanted = at(port, 'port');
  if ((text(at(port, 'protocol')) ?? 'TCP') !== protocol) return false;
  if (wanted === undefined) return true;
  if (typeof wanted === 'number') return number >= wanted && number <= Number(at(port, 'endPort') ?? wanted);
  return set
    .podsIn(namespace)
    .filter((pod) => selects({ matchLabels: pod.labels }, labels) && selects({ matchLabels: labels }, pod.labels))
    .some((pod) =>
      podPorts(pod).some((one) => one.name === wanted && one.number === number && one.protocol === protocol),
    );
}

function isIsolated(policy: Manifest, direction: Direction): boolean {
  const types = texts(at(policy.spec, 'policyTypes'));
  if (types.length > 0) return types.some((type) => type.toLowerCase() === direction);
  return direction === 'ingress' || at(policy.spec, 'egress') !== undefined;
}

/** Which policies close a pod in a direction. Asked for each pair of pods, so that the answers are kept. */
const closing = new WeakMap<ManifestSet, Map<string, readonly Manifest[]>>();

function policiesOf(set: ManifestSet, direction: Direction, { namespace, labels = {} }: Endpoint): readonly Manifest[] {
  const known = closing.get(set) ?? new Map<string, readonly Manifest[]>();
  closing.set(set, known);
  const key = JSON.stringify([direction, namespace, labels]);
  const found =
    known.get(key) ??
    set
      .all('networking.k8s.io/NetworkPolicy')
      .filter(
        (policy) =>
          policy.metadata.namespace === namespace &&
          isIsolated(policy, direction) &&
          selects(at(policy.spec, 'podSelector'), labels),
      );
  known.set(key, found);
  return found;
}

/** For each rule of a direction that lets the other end through: the ports that it names, none for all. */
function portsBetween(
  set: ManifestSet,
  direction: Direction,
  self: Endpoint,
  other: Endpoint,
): readonly (readonly unknown[])[] {
  const everything = [[]];
  if (self.namespace === undefined) return everything;
  const policies = policiesOf(set, direction, self);
  if (policies.length === 0) return everything;
  return policies.flatMap((policy) =>
    items(at(policy.spec, direction))
      .filter((rule) => {
        const peers = items(at(rule, direction === 'ingress' ? 'from' : 'to'));
        return peers.length === 0 || peers.some((peer) => isPeer(set, peer, policy.metadata.namespace, other));
      })
      .map((rule) => items(at(rule, 'ports'))),
  );
}

const admits = (set: ManifestSet, rules: readonly (readonly unknown[])[], target: Target): boolean =>
  rules.some((ports) => ports.length === 0 || ports.some((port) => isPort(set, port, target)));

/**
 * Whether a connection is let through, as Kubernetes defines it: a pod that any policy selects for a direction is closed in that
 * direction but for the union of what these policies allow; both ends have to agree.
 */
export function allows(set: ManifestSet, from: Endpoint, to: Target): Verdict {
  const blockedBy: Direction[] = [];
  if (!admits(set, portsBetween(set, 'egress', from, to), to)) blockedBy.push('egress');
  if (!admits(set, portsBetween(set, 'ingress', to, from), to)) blockedBy.push('ingress');
  return { allowed: blockedBy.length === 0, blockedBy };
}

/** Those of many TCP ports on which connections are let through: `allows`, with the peers looked at once. */
export function allowedPorts(
  set: ManifestSet,
  from: Endpoint,
  to: Endpoint,
  ports: readonly number[],
): readonly number[] {
  // Most pairs are closed, and then there is nothing to ask for each port.
  const egress = portsBetween(set, 'egress', from, to);
  const ingress = egress.length === 0 ? [] : portsBetween(set, 'ingress', to, from);
  if (ingress.length === 0) return [];
  return ports.filter((port) => [egress, ingress].every((rules) => admits(set, rules, { ...to, port })));
}
