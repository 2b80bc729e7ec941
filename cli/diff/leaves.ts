import { isFields } from '../../verify/fields';
import type { Change } from './change';
import type { FieldChange } from './field-changes';
import type { FieldPath } from './field-path';

const known = new WeakMap<Change, readonly FieldChange[]>();

/** The plain values that the fields of a change come down to, for every rule that asks. */
export function leavesOf(change: Change): readonly FieldChange[] {
  const found = known.get(change) ?? change.fields.flatMap((field) => [...leaves(field)]);
  known.set(change, found);
  return found;
}

/** Of a whole object that came or went, each field in it. */
function* leaves({ path, before, after }: FieldChange): Generator<FieldChange> {
  const names = new Set([...namesIn(before), ...namesIn(after)]);
  if (names.size === 0) yield { path, before, after };
  for (const name of names)
    yield* leaves({ path: stepInto(path, name), before: part(before, name), after: part(after, name) });
}

const namesIn = (value: unknown): readonly (string | number)[] => {
  if (Array.isArray(value)) return [...value.keys()];
  return isFields(value) ? Object.keys(value) : [];
};

const stepInto = (path: FieldPath, name: string | number): FieldPath => [...path, name];

function part(value: unknown, name: string | number): unknown {
  if (Array.isArray(value)) return value[Number(name)] as unknown;
  return isFields(value) ? value[name] : undefined;
}
