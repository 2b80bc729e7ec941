import { at, text } from '../../fields';
import { groupOf } from '../../kind';
import { rule } from '../../rule';

export const scaleTargets = rule(
  'scale-targets',
  'What a HorizontalPodAutoscaler scales exists, and leaves the number of replicas to it.',
  function* (set) {
    for (const on of set.of('autoscaling/HorizontalPodAutoscaler')) {
      const path = ['spec', 'scaleTargetRef'];
      const target = at(on.object, ...path);
      const kind = `${groupOf(text(at(target, 'apiVersion')) ?? '')}/${text(at(target, 'kind')) ?? ''}`;
      const name = text(at(target, 'name')) ?? '';
      const found = set.find(kind, name, on.object.metadata.namespace);
      if (!found) {
        yield { on, path, reason: `no ${kind} '${name}' beside it`, remedy: 'Correct the reference.' };
      } else if (at(found, 'spec', 'replicas') !== undefined) {
        const reason = `${kind} '${name}' sets replicas itself: each sync would undo the scaling`;
        yield { on, path, reason, remedy: 'Leave spec.replicas out of the workload.' };
      }
    }
  },
);
