import { text } from '../../fields';
import { rule } from '../../rule';

export const podIdentity = rule(
  'pod-identity',
  'Pods of ours have a ServiceAccount of their own without a token, a priority class, and no variables for other Services.',
  function* (set) {
    for (const on of set.ownPods) {
      const path = [...on.template, 'spec'];
      const { serviceAccountName, automountServiceAccountToken, enableServiceLinks, priorityClassName } = on.spec;
      if ((text(serviceAccountName) ?? 'default') === 'default') {
        yield {
          on,
          path: [...path, 'serviceAccountName'],
          reason: 'it shares the ServiceAccount default with every pod of the namespace',
          remedy: 'Give it a ServiceAccount of its own.',
        };
      }
      if (automountServiceAccountToken !== false) {
        yield {
          on,
          path: [...path, 'automountServiceAccountToken'],
          reason: 'a token of the Kubernetes API is mounted',
          remedy: 'Set it to false.',
        };
      }
      if (enableServiceLinks !== false) {
        yield {
          on,
          path: [...path, 'enableServiceLinks'],
          reason: 'a variable per Service of the namespace is added, which may shadow our own',
          remedy: 'Set it to false.',
        };
      }
      if (!text(priorityClassName)) {
        yield {
          on,
          path: [...path, 'priorityClassName'],
          reason: 'when the node is full nobody knows what to evict first',
          remedy: 'Name a PriorityClass.',
        };
      }
    }
  },
);
