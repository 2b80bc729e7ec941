import { at, fields, isFields, items, text } from '../fields';
import { rule } from '../rule';

const isEmpty = (value: unknown): boolean => isFields(value) && Object.keys(value).length === 0;

/** Every address, or every pod of every namespace. */
function isEverybody(peer: unknown): boolean {
  const { ipBlock, namespaceSelector, podSelector } = fields(peer);
  if (ipBlock !== undefined)
    return text(at(ipBlock, 'cidr'))?.endsWith('/0') === true && items(at(ipBlock, 'except')).length === 0;
  return isEmpty(namespaceSelector) && (podSelector === undefined || isEmpty(podSelector));
}

export const openNetworkRules = rule(
  'open-network-rules',
  'No rule of a NetworkPolicy allows everything: where anybody is a peer, ports are named.',
  function* (set) {
    for (const on of set.of('networking.k8s.io/NetworkPolicy')) {
      for (const [direction, peers] of [
        ['ingress', 'from'],
        ['egress', 'to'],
      ] as const) {
        for (const [index, one] of items(at(on.object, 'spec', direction)).entries()) {
          const [named, ports] = [items(at(one, peers)), items(at(one, 'ports'))];
          const open = named.findIndex((peer) => isEmpty(peer) || (ports.length === 0 && isEverybody(peer)));
          if (open < 0 && named.length + ports.length > 0) continue;
          yield {
            on,
            path: ['spec', direction, index, ...(open < 0 ? [] : [peers, open])],
            reason: `this ${open < 0 ? 'rule' : 'peer'} allows ${direction} ${peers} everywhere`,
            remedy: `Name ${peers === 'from' ? 'who may connect' : 'whom to reach'} and on which ports.`,
          };
        }
      }
    }
  },
);
