import { at } from '../../fields';
import { allContainers } from '../../pods';
import { rule } from '../../rule';

const wanted = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['requests', 'ephemeral-storage'],
  ['limits', 'memory'],
  ['limits', 'ephemeral-storage'],
] as const;

/** No limit on CPU: it throttles even where the node is idle. */
export const podResources = rule(
  'pod-resources',
  'Every container of ours requests CPU, memory and ephemeral storage, and is limited in the latter two.',
  function* (set) {
    for (const pod of set.ownPods) {
      for (const { path, spec } of allContainers(pod)) {
        for (const [bound, resource] of wanted) {
          if (at(spec, 'resources', bound, resource) !== undefined) continue;
          yield {
            on: pod,
            path: [...path, 'resources', bound, resource],
            reason: `no ${bound} of ${resource}`,
            remedy: "Set it in the container's resources.",
          };
        }
      }
    }
  },
);
