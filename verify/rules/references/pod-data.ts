import { missing, namedByPod, remedyFor } from '../../named-data';
import { rule } from '../../rule';

export const podData = rule(
  'pod-data',
  'Every Secret and ConfigMap that pods of ours mount or read exists in their namespace, with the keys that they name.',
  function* (set) {
    for (const on of set.ownPods) {
      for (const data of namedByPod(on)) {
        const reason = missing(set, on.namespace, data);
        if (reason) yield { on, path: data.path, reason, remedy: remedyFor(on) };
      }
    }
  },
);
