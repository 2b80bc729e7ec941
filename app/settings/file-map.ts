import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import { SettingsError } from './problem';
import type { Complaint, Problem } from './problem';
import { yamlComplaints } from './yaml-complaints';

/** A file that is sound YAML and holds a map; whether the map makes sense is for the schema. */
export interface FileMap {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where a setting stands; `undefined` when the file does not have it. */
  readonly positionOf: (path: readonly PropertyKey[], part: 'key' | 'value') => Position | undefined;
}

/** Both count from 1. */
export type Position = Required<Pick<Problem, 'line' | 'column'>>;

/** @throws SettingsError when the text is not one plain YAML document with a map in it. */
export function parseMap(text: string, source: string): FileMap {
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const complaints = yamlComplaints(document);
  if (complaints.length > 0) {
    throw new SettingsError(complaints.map(({ offset, ...complaint }) => ({ source, ...at(offset), ...complaint })));
  }
  const root = document.contents;
  if (!isMap(root)) {
    const problem = root === null ? empty : noMap;
    throw new SettingsError([{ source, ...(root?.range && at(root.range[0])), ...problem }]);
  }
  return {
    value: document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>,
    positionOf: (path, part) => {
      const offset = offsetOf(root, path, part);
      return offset === undefined ? undefined : at(offset);
    },
  };
}

const empty: Complaint = { rule: 'must not be empty', remedy: 'write the settings, as in environments/local.yaml' };
const noMap: Complaint = {
  rule: 'must be a map of settings',
  remedy: 'write one `name: value` per line, as in environments/local.yaml',
};

/** Where in the text the last key of the path, or what it holds, begins. */
function offsetOf(root: unknown, path: readonly PropertyKey[], part: 'key' | 'value'): number | undefined {
  let found: { key: unknown; value: unknown } = { key: undefined, value: root };
  for (const name of path) {
    if (!isMap(found.value)) return undefined;
    const pair = found.value.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    if (!pair) return undefined;
    found = pair;
  }
  const node = part === 'value' && isNode(found.value) ? found.value : found.key;
  return isNode(node) ? node.range?.[0] : undefined;
}
