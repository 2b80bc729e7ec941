import { text } from '../../fields';
import { rule } from '../../rule';

export const serviceAccounts = rule(
  'service-accounts',
  'The ServiceAccount of every pod of ours exists.',
  function* (set) {
    for (const on of set.ownPods) {
      const name = text(on.spec.serviceAccountName);
      if (name === undefined || set.find('/ServiceAccount', name, on.namespace)) continue;
      yield {
        on,
        path: [...on.template, 'spec', 'serviceAccountName'],
        reason: `no ServiceAccount '${name}' in namespace '${on.namespace ?? ''}': no pod will be made`,
        remedy: 'Declare it, or correct the name.',
      };
    }
  },
);
