import { groupBy } from '../group-by';
import { kindOf } from '../kind';
import { rule } from '../rule';

/** Neither cdk8s nor Argo CD refuses a second object of the same name: the last one applied silently wins. */
export const uniqueNames = rule(
  'unique-names',
  'Each group, kind, namespace and name stands once in an environment. What bootstrap repeats word for word does not count.',
  function* (set) {
    const objects = groupBy(set.ours, ({ object }) =>
      [kindOf(object), object.metadata.namespace ?? '', object.metadata.name].join(' '),
    );
    for (const [first, ...others] of objects.values()) {
      for (const on of others) {
        yield {
          on,
          path: ['metadata', 'name'],
          reason: `the same object is also in ${first.file}`,
          remedy: 'Rename one of the two, or remove it; a copy in bootstrap has to be identical.',
        };
      }
    }
  },
);
