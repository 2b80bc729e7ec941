import type { Change } from './change';
import type { FieldChange } from './field-changes';
import { fieldPath } from './field-path';

/** One change that many objects share: `…:v0.1.0 -> …:v0.2.0`. */
export interface Alike {
  readonly field: FieldChange;
  readonly changes: readonly Change[];
}

/** Fewer are shown one by one. */
const fewest = 4;

/** What two texts have in common at their beginning, up to where a part of them ends. */
function commonPart(before: string, after: string): number {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  return Math.max(...['/', ':', '@', '=', ',', ' '].map((separator) => before.lastIndexOf(separator, same - 1))) + 1;
}

/** The change without what belongs to its object alone: the names of containers, the repository of an image. */
function generalised({ path, before, after }: FieldChange): FieldChange {
  const general = path.map((step) => (typeof step === 'object' ? { ...step, value: '*' } : step));
  if (typeof before !== 'string' || typeof after !== 'string') return { path: general, before, after };
  const start = commonPart(before, after);
  if (start <= 0) return { path: general, before, after };
  return { path: general, before: `…${before.slice(start)}`, after: `…${after.slice(start)}` };
}

const signatureOf = ({ path, before, after }: FieldChange): string =>
  JSON.stringify([fieldPath(path), before ?? null, after ?? null, before === undefined, after === undefined]);

/** The changes that many objects share, and for each object the fields that are left when these are taken out. */
export function findAlike(changes: readonly Change[]): {
  readonly alike: readonly Alike[];
  readonly rest: ReadonlyMap<Change, readonly FieldChange[]>;
} {
  const groups = new Map<string, { field: FieldChange; members: Set<Change> }>();
  const signatures = new Map<FieldChange, string>();
  for (const change of changes) {
    for (const field of change.fields) {
      const general = generalised(field);
      const signature = signatureOf(general);
      signatures.set(field, signature);
      const group = groups.get(signature) ?? { field: general, members: new Set() };
      groups.set(signature, group);
      group.members.add(change);
    }
  }
  const isAlike = (field: FieldChange) => (groups.get(signatures.get(field) ?? '')?.members.size ?? 0) >= fewest;
  return {
    alike: [...groups.values()]
      .filter(({ members }) => members.size >= fewest)
      .map(({ field, members }) => ({ field, changes: [...members] }))
      .sort((one, other) => other.changes.length - one.changes.length),
    rest: new Map(changes.map((change) => [change, change.fields.filter((field) => !isAlike(field))])),
  };
}
