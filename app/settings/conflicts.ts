import { services } from '../services';
import type { Complaint } from './problem';
import type { Conflict } from './resolution';

/** A conflict as a complaint about the setting that is off. */
export interface ConflictComplaint extends Complaint {
  readonly path: readonly string[];
  /** The settings without which there would be no conflict, the one that is off first. */
  readonly causes: readonly (readonly string[])[];
}

/** Names who needs what is off, and both ways out. */
export function conflictComplaint({ name, neededBy, roots }: Conflict): ConflictComplaint {
  const path = [name in services ? 'services' : 'components', name];
  const needs = neededBy.length === 1 ? 'needs' : 'need';
  return {
    path,
    causes: [path, ...roots.map((root) => root.path)],
    rule: `must be on: ${neededBy.join(' and ')} ${needs} it`,
    remedy: `turn on ${name}, or ${roots.map(({ remedy }) => remedy).join(' and ')}`,
  };
}
