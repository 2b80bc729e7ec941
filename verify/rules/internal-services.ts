import { at, text } from '../fields';
import { rule } from '../rule';

export const internalServices = rule(
  'internal-services',
  'Services of ours stay within the cluster: what comes in comes through the gateway.',
  function* (set) {
    for (const on of set.of('/Service')) {
      const type = text(at(on.object, 'spec', 'type')) ?? 'ClusterIP';
      if (type === 'ClusterIP') continue;
      yield {
        on,
        path: ['spec', 'type'],
        reason: `${type} opens another way in`,
        remedy: 'Use ClusterIP and an HTTPProxy.',
      };
    }
  },
);
