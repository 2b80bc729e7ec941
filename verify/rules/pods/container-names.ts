import { text } from '../../fields';
import { allContainers } from '../../pods';
import { rule } from '../../rule';

export const podContainerNames = rule(
  'pod-container-names',
  'The containers of a pod, init containers included, have names of their own: the API server refuses the pod otherwise, and no schema says so.',
  function* (set) {
    for (const on of set.ownPods) {
      const taken = new Set<string>();
      for (const { path, spec } of allContainers(on)) {
        const name = text(spec.name) ?? '';
        if (taken.has(name)) {
          const reason = `another container is called '${name}'`;
          yield { on, path: [...path, 'name'], reason, remedy: 'Name one of the two otherwise.' };
        }
        taken.add(name);
      }
    }
  },
);
