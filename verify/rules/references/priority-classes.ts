import { text } from '../../fields';
import { kindOf } from '../../kind';
import { rule } from '../../rule';
import { walk } from '../../walk';

export const priorityClasses = rule(
  'priority-classes',
  'Every PriorityClass that pods, custom resources or charts name exists.',
  function* (set) {
    for (const on of set.ours) {
      if (kindOf(on.object) === '/ConfigMap') continue;
      for (const { path, value } of walk(on.object)) {
        const named = path.at(-1) === 'priorityClassName' || path.at(-2) === 'priorityClassNames';
        const name = named ? text(value) : undefined;
        if (!name || set.find('scheduling.k8s.io/PriorityClass', name)) continue;
        yield {
          on,
          path,
          reason: `no PriorityClass '${name}': no pod will be admitted`,
          remedy: 'Declare it, or correct the name.',
        };
      }
    }
  },
);
