import { at, items, text } from '../../fields';
import { groupOf, kindOf } from '../../kind';
import type { Located, ManifestSet } from '../../manifest';
import { rule } from '../../rule';
import type { Finding } from '../../rule';

const keda = 'keda.sh/ScaledObject';

export const scaleTargets = rule(
  'scale-targets',
  'What a HorizontalPodAutoscaler or KEDA scales exists, leaves the number of replicas to it, and to no other; KEDA finds its login.',
  function* (set) {
    const scalers = set.of('autoscaling/HorizontalPodAutoscaler', keda);
    for (const [index, on] of scalers.entries()) {
      const path = ['spec', 'scaleTargetRef'];
      const { kind, name } = targetOf(on);
      const { namespace } = on.object.metadata;
      const found = set.find(kind, name, namespace);
      if (!found) {
        yield { on, path, reason: `no ${kind} '${name}' beside it`, remedy: 'Correct the reference.' };
      } else if (at(found, 'spec', 'replicas') !== undefined) {
        const reason = `${kind} '${name}' sets replicas itself: each sync would undo the scaling`;
        yield { on, path, reason, remedy: 'Leave spec.replicas out of the workload.' };
      }
      const isSame = (other: Located): boolean =>
        other.object.metadata.namespace === namespace && targetOf(other).kind === kind && targetOf(other).name === name;
      const other = scalers.slice(0, index).find(isSame)?.object;
      if (other) {
        const reason = `${other.kind} '${other.metadata.name}' scales ${kind} '${name}' too: they undo each other's work`;
        yield { on, path, reason, remedy: 'Keep one of them.' };
      }
      if (kindOf(on.object) === keda) yield* logins(on, set);
    }
  },
);

/** KEDA takes a Deployment where nothing is said. */
function targetOf({ object }: Located): { readonly kind: string; readonly name: string } {
  const target = at(object.spec, 'scaleTargetRef');
  const group = groupOf(text(at(target, 'apiVersion')) ?? 'apps/v1');
  return { kind: `${group}/${text(at(target, 'kind')) ?? 'Deployment'}`, name: text(at(target, 'name')) ?? '' };
}

function* logins(on: Located, set: ManifestSet): Generator<Finding> {
  const { spec, metadata } = on.object;
  for (const [index, trigger] of items(at(spec, 'triggers')).entries()) {
    const reference = at(trigger, 'authenticationRef');
    if (reference === undefined) continue;
    const kind = text(at(reference, 'kind')) ?? 'TriggerAuthentication';
    const name = text(at(reference, 'name')) ?? '';
    const namespace = kind === 'TriggerAuthentication' ? metadata.namespace : undefined;
    if (set.find(`keda.sh/${kind}`, name, namespace)) continue;
    const path = ['spec', 'triggers', index, 'authenticationRef'];
    yield { on, path, reason: `no ${kind} '${name}'`, remedy: 'Correct the reference.' };
  }
}
