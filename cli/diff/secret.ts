import { kindOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import type { FieldChange } from './field-changes';

const secretFields = new Set<unknown>(['data', 'stringData']);

const hidden = (value: unknown): unknown => (value === undefined ? undefined : '(hidden)');

/** The changes of an object as a report may show them: reports end in logs and pull requests, the content of a Secret does not. */
export function withoutSecrets(object: Manifest | undefined, changes: readonly FieldChange[]): readonly FieldChange[] {
  if (!object || kindOf(object) !== '/Secret') return changes;
  return changes.map(({ path, before, after }) =>
    secretFields.has(path[0]) ? { path, before: hidden(before), after: hidden(after) } : { path, before, after },
  );
}
