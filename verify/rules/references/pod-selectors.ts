import { at } from '../../fields';
import { selects } from '../../labels';
import { rule } from '../../rule';

const selectors = {
  'networking.k8s.io/NetworkPolicy': 'podSelector',
  'policy/PodDisruptionBudget': 'selector',
} as const;

export const podSelectors = rule(
  'pod-selectors',
  'Every NetworkPolicy and PodDisruptionBudget selects pods that exist, ours or those that an operator makes.',
  function* (set) {
    for (const [kind, field] of Object.entries(selectors)) {
      for (const on of set.of(kind)) {
        const selector = at(on.object, 'spec', field);
        const isEmpty = Object.keys(selector ?? {}).length === 0;
        if (isEmpty || set.podsIn(on.object.metadata.namespace).some(({ labels }) => selects(selector, labels)))
          continue;
        yield {
          on,
          path: ['spec', field],
          reason: 'no pod of its namespace carries these labels: it guards nothing',
          remedy: 'Compare with the labels of the pods that are meant.',
        };
      }
    }
  },
);
