import { at } from '../../fields';
import { selects } from '../../labels';
import { rule } from '../../rule';

const selecting = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

export const podSelector = rule(
  'pod-selector',
  'The selector of a workload of ours selects its own pods, and those of no other workload of the namespace.',
  function* (set) {
    for (const on of set.ownPods) {
      if (!selecting.has(on.object.kind)) continue;
      const path = ['spec', 'selector'];
      const selector = at(on.object, ...path);
      if (!selects(selector, on.labels)) {
        const reason = 'it does not select the pods of its own template';
        yield { on, path, reason, remedy: 'Use labels that the template has.' };
      }
      const others = set
        .podsIn(on.namespace)
        .filter(({ object, labels }) => object !== on.object && selects(selector, labels));
      for (const { object } of others) {
        const reason = `it selects the pods of ${object.kind} '${object.metadata.name}' too`;
        yield { on, path, reason, remedy: 'Add the label that tells them apart: instance or component.' };
      }
    }
  },
);
