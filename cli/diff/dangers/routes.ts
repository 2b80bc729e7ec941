import type { Change } from '../change';
import type { DangerRule, Found } from '../danger';
import { exposures } from '../exposures';
import { fieldChanges } from '../field-changes';
import type { FieldChange } from '../field-changes';
import { fieldName, fieldPath } from '../field-path';
import { leavesOf } from '../leaves';
import { listing } from '../listing';

function* ways({ before, after }: Change): Generator<Found> {
  const now = after ? exposures(after) : [];
  const known = new Map((before ? exposures(before) : []).map(({ place, isEncrypted }) => [place, isEncrypted]));
  const opened = now.filter(({ place }) => !known.has(place)).map(({ place }) => place);
  if (opened.length > 0) {
    yield {
      reason: `it can be reached from outside where it could not: ${listing(opened)}`,
      remedy: 'See that it is meant for everybody, or put authentication before it.',
    };
  }
  const bare = now.filter(({ place, isEncrypted }) => known.get(place) === true && !isEncrypted);
  if (bare.length > 0) {
    yield {
      reason: `TLS is taken away from ${listing(bare.map(({ place }) => place))}`,
      remedy: 'Keep TLS: passwords and sessions would cross the network in the clear.',
    };
  }
}

const openTypes = ['NodePort', 'LoadBalancer'];

/** Fields of Services, and of whatever makes Services. */
function isOpening(name: string, value: unknown): boolean {
  if (name === 'type' || name === 'serviceType') return openTypes.includes(String(value));
  return ['hostPort', 'nodePort', 'externalName'].includes(name) ? Boolean(value) : false;
}

const switches = new Set(['hostNetwork', 'enableMasterLoadBalancer', 'enableReplicaLoadBalancer']);

/** Of what is new, every field. */
const touched = (change: Change): readonly FieldChange[] =>
  leavesOf(change.action === 'added' ? { ...change, fields: fieldChanges({}, change.after ?? {}) } : change);

export const routes: DangerRule = {
  name: 'route',
  description: 'Something can be reached from outside of the cluster that could not, or is not encrypted any more.',
  *find(change, context) {
    if (change.action === 'removed' || context.isNew(change.place.environment)) return;
    yield* ways(change);
    for (const { path, before, after } of touched(change)) {
      const name = fieldName(path);
      const isExternalIp = path.includes('externalIPs') && after !== undefined;
      const opens = isOpening(name, after) || (switches.has(name) && after === true) || isExternalIp;
      if (!opens || (isOpening(name, before) && name !== 'nodePort')) continue;
      yield {
        path: fieldPath(path),
        reason: `${String(after)} opens another way in, past the gateway`,
        remedy: 'Use a Service of type ClusterIP and a route of the gateway.',
      };
    }
  },
};
