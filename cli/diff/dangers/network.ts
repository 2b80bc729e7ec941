import type { Direction } from '../../../verify/network';
import type { Manifest } from '../../../verify/manifest';
import { kindOfChange } from '../danger';
import type { DangerRule, Found } from '../danger';
import { listing } from '../listing';
import { allowances, closed, closesToo, covers, written } from '../policy-rules';

const way = { ingress: 'from', egress: 'to' } as const;

/** What a policy allows that it did not; of a new one, all that it allows. */
function* allowed(before: Manifest | undefined, after: Manifest, direction: Direction): Generator<Found> {
  const known = before ? allowances(before, direction) : [];
  const wider = allowances(after, direction).filter((one) => !known.some((other) => covers(other, one)));
  if (wider.length === 0) return;
  const shown = [...new Set(wider.map((one) => written(one, after.metadata.namespace)))];
  yield {
    path: `spec.${direction}`,
    reason: `it allows connections ${way[direction]} what it did not: ${listing(shown, 3)}`,
    remedy: 'See that the connection is meant, and no wider than it needs to be.',
  };
}

/** The directions that a policy closed and that nothing closes any more. */
function opened(before: Manifest, after: Manifest | undefined, beside: readonly Manifest[]): readonly Direction[] {
  const now = after ? closed(after) : [];
  return closed(before).filter(
    (direction) => !now.includes(direction) && !beside.some((policy) => closesToo(policy, before, direction)),
  );
}

export const network: DangerRule = {
  name: 'network',
  description: 'A NetworkPolicy goes or closes less, so that pods stand open, or it allows more.',
  *find(change, context) {
    const { before, after, place } = change;
    if (kindOfChange(change) !== 'networking.k8s.io/NetworkPolicy' || context.isNew(place.environment)) return;
    if (before && !context.goesWithNamespace(change)) {
      const open = opened(before, after, context.policiesBeside(change));
      if (open.length > 0) {
        yield {
          path: after ? 'spec.policyTypes' : '',
          reason: `no policy closes its pods to ${open.join(' and ')} any more: all of that is let through`,
          remedy: 'Keep a default-deny policy in the namespace.',
        };
      }
    }
    // In a namespace that comes with its policies nothing was closed before.
    if (!after || (!before && context.comesWithNamespace(change))) return;
    for (const direction of closed(after)) {
      // What was not closed was open to all.
      if (!before || closed(before).includes(direction)) yield* allowed(before, after, direction);
    }
  },
};
