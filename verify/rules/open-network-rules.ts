import { at, isFields, items } from '../fields';
import { rule } from '../rule';

const isEmpty = (value: unknown): boolean => isFields(value) && Object.keys(value).length === 0;

export const openNetworkRules = rule(
  'open-network-rules',
  'No NetworkPolicy has a rule or a peer that is `{}`: it allows everything.',
  function* (set) {
    for (const on of set.of('networking.k8s.io/NetworkPolicy')) {
      for (const [direction, peers] of [
        ['ingress', 'from'],
        ['egress', 'to'],
      ] as const) {
        for (const [index, one] of items(at(on.object, 'spec', direction)).entries()) {
          const open = items(at(one, peers)).findIndex(isEmpty);
          if (!isEmpty(one) && open < 0) continue;
          yield {
            on,
            path: ['spec', direction, index, ...(open < 0 ? [] : [peers, open])],
            reason: `an empty ${open < 0 ? 'rule' : 'peer'} allows ${direction} ${peers} everywhere`,
            remedy: `Name ${peers === 'from' ? 'who may connect' : 'whom to reach'} and on which ports.`,
          };
        }
      }
    }
  },
);
