import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { at, isFields, text } from './fields';
import type { Located, Manifest } from './manifest';
import type { Violation } from './rule';

export interface Read {
  readonly located: readonly Located[];
  readonly violations: readonly Violation[];
}

const isManifest = (value: unknown): value is Manifest =>
  isFields(value) &&
  text(value.apiVersion) !== undefined &&
  text(value.kind) !== undefined &&
  text(at(value, 'metadata', 'name')) !== undefined;

const unreadable = (file: string, reason: string): Violation => ({
  rule: 'readable',
  file,
  object: '',
  path: '',
  reason,
  remedy: 'Manifests are made by the synthesis: run it again, and mend what made this one.',
});

/** The documents of one file; a file that is not YAML, or not a manifest, is a violation like any other. */
export function readManifest(file: string, yaml: string): Read {
  const located: Located[] = [];
  const violations: Violation[] = [];
  for (const document of parseAllDocuments(yaml, { prettyErrors: true })) {
    for (const { message } of document.errors) violations.push(unreadable(file, message.split(/:?\n/)[0] ?? ''));
    if (document.errors.length > 0) continue;
    const object: unknown = document.toJS();
    if (isManifest(object)) located.push({ file, object });
    else if (object !== null) violations.push(unreadable(file, 'no apiVersion, kind and metadata.name'));
  }
  return { located, violations };
}

/** Every `.yaml` below a folder, in the order of their names; files are named from the folder on. */
export function readManifests(folder: string): Read {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    // Values of a chart, for the one installation that is done by hand.
    .filter((file) => !/(^|\/)bootstrap\/helm\//.test(file))
    .sort();
  const read = files.map((file) => readManifest(file, readFileSync(path.join(folder, file), 'utf8')));
  return {
    located: read.flatMap(({ located }) => located),
    violations: read.flatMap(({ violations }) => violations),
  };
}

/** `<environment>/<component>/<file>`: the folder above that of the component, or '' when that is the one that was read. */
export const environmentOf = ({ file }: Located): string => file.split('/').slice(0, -2).join('/');
