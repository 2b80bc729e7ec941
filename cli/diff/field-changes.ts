import { isFields } from '../../verify/fields';
import { align } from './align';
import type { FieldPath } from './field-path';
import { keyOfItems, keyedBy } from './list-keys';

/** A field that is not what it was; a side is undefined where the field is absent. */
export interface FieldChange {
  readonly path: FieldPath;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Deeper down than any manifest goes, values are compared as a whole. */
const deepest = 100;

/** What differs between two values, field by field, in the order of the later one. */
export function fieldChanges(before: unknown, after: unknown, path: FieldPath = []): FieldChange[] {
  if (before === after) return [];
  if (path.length < deepest && isFields(before) && isFields(after)) {
    const names = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...names].flatMap((name) => fieldChanges(own(before, name), own(after, name), [...path, name]));
  }
  if (path.length < deepest && Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path);
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

const own = (value: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined;

function listChanges(before: readonly unknown[], after: readonly unknown[], path: FieldPath): FieldChange[] {
  const key = keyOfItems([before, after]);
  if (key !== undefined) return keyedChanges(key, before, after, path);
  return align(before, after, (item) => JSON.stringify(item)).flatMap((pair) =>
    fieldChanges(pair.before?.item, pair.after?.item, [...path, pair.after?.index ?? pair.before?.index ?? 0]),
  );
}

function keyedChanges(
  key: string,
  before: readonly unknown[],
  after: readonly unknown[],
  path: FieldPath,
): FieldChange[] {
  const [old, young] = [keyedBy(key, before), keyedBy(key, after)];
  const values = [...new Set([...young.keys(), ...old.keys()])];
  const changes = values.flatMap((value) => fieldChanges(old.get(value), young.get(value), [...path, { key, value }]));
  // A place in a list may matter: of containers that start one after the other, of variables that use each other.
  const stayed = [...old.keys()].filter((value) => young.has(value));
  const standing = [...young.keys()].filter((value) => old.has(value));
  const moved = stayed.some((value, index) => value !== standing[index]);
  return moved ? [...changes, { path: [...path, '(order)'], before: stayed, after: standing }] : changes;
}
