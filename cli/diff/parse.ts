import { parse as parseYaml } from 'yaml';
import type { Manifest } from '../../verify/manifest';
import { readManifest } from '../../verify/read';
import { placeOf } from './place';

export interface Source {
  readonly file: string;
  readonly text: string;
}

/** What a file holds: manifests, or one value (of Helm, or the text itself of what is no YAML). */
export interface Parsed {
  readonly manifests: readonly Manifest[];
  readonly value?: unknown;
  /** Why something in it could not be read. */
  readonly faults: readonly string[];
}

export function parse({ file, text }: Source): Parsed {
  if (text.includes('\0')) return { manifests: [], faults: ['it is binary'] };
  if (!/\.ya?ml$/.test(file)) return { manifests: [], value: text, faults: [] };
  try {
    return plain(placeOf(file).isValues ? values(text) : manifests(file, text));
  } catch (error) {
    // Nested without end, aliases without end, an anchor within itself.
    return { manifests: [], faults: [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)] };
  }
}

const values = (text: string): Parsed => ({
  manifests: [],
  value: parseYaml(text, { logLevel: 'error' }),
  faults: [],
});

function manifests(file: string, text: string): Parsed {
  const { located, violations } = readManifest(file, text);
  return { manifests: located.map(({ object }) => object), faults: violations.map(({ reason }) => reason) };
}

/** Without what YAML has and JSON has not, such as a value that contains itself. @throws when there is such a thing */
function plain(parsed: Parsed): Parsed {
  return JSON.parse(JSON.stringify(parsed)) as Parsed;
}
