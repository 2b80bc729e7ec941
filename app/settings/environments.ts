import * as fs from 'node:fs';
import * as path from 'node:path';
import { isDnsLabel } from './dns-name';
import { printable } from './printable';
import type { Problem } from './problem';
import { suggestion } from './suggestion';

/** A settings file that was chosen, by the name of its environment. */
export interface EnvironmentFile {
  readonly environment: string;
  /** Where to read it. */
  readonly location: string;
  /** As a report names it: `environments/local.yaml`. */
  readonly source: string;
}

export interface Chosen {
  readonly files: readonly EnvironmentFile[];
  readonly problems: readonly Problem[];
}

/** All environments of the directory, or those that are named; sorted by name, each once. */
export function chooseEnvironments(directory: string, names: readonly string[] = []): Chosen {
  const entries = entriesOf(directory);
  const wanted = names.length > 0 ? [...new Set(names)].map((name) => `${name}.yaml`) : entries;
  if (wanted.length === 0) {
    const rule = 'must hold at least one <environment>.yaml';
    return {
      files: [],
      problems: [{ source: path.basename(directory), rule, remedy: 'write one, such as local.yaml' }],
    };
  }
  const judged = wanted.map((entry) => {
    const exists = entries.includes(entry);
    return { entry, problem: exists ? entryProblem(entry, directory) : missingProblem(entry, entries, directory) };
  });
  return {
    files: judged
      .filter(({ problem }) => !problem)
      .map(({ entry }) => fileOf(entry, directory))
      .sort(byName),
    problems: judged.flatMap(({ problem }) => problem ?? []),
  };
}

/** What is, or looks like it was meant to be, a settings file; hidden files and everything else may lie beside them. */
function entriesOf(directory: string): string[] {
  const isDirectory = fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory();
  return (isDirectory ? fs.readdirSync(directory) : []).filter((entry) => /^[^.].*\.ya?ml$/i.test(entry)).sort();
}

function fileOf(entry: string, directory: string): EnvironmentFile {
  return {
    environment: entry.replace(/\.yaml$/, ''),
    location: path.join(directory, entry),
    source: sourceOf(entry, directory),
  };
}

/** By code unit, so that the order is the same whatever the locale. */
function byName(a: EnvironmentFile, b: EnvironmentFile): number {
  return a.environment < b.environment ? -1 : 1;
}

function sourceOf(entry: string, directory: string): string {
  return `${path.basename(directory)}/${entry}`;
}

/** What to say of a name that somebody asked for when no such file exists. */
function missingProblem(entry: string, entries: readonly string[], directory: string): Problem | undefined {
  const asked = entry.replace(/\.yaml$/, '');
  const bare = path.basename(asked).replace(/\.ya?ml$/i, '');
  const misnamed = entries.find((other) => !other.endsWith('.yaml') && other.replace(/\.ya?ml$/i, '') === bare);
  if (misnamed !== undefined) return entryProblem(misnamed, directory);
  const known = entries.filter((other) => other.endsWith('.yaml')).map((other) => other.replace(/\.yaml$/, ''));
  const existing = known.length > 0 ? `there are ${known.join(', ')}` : 'there is none';
  const meant = suggestion(bare, known);
  return {
    source: sourceOf(entry, directory),
    value: printable(asked),
    rule: 'must be the name of an environment that exists',
    remedy: meant === undefined ? `choose another: ${existing}` : `did you mean ${meant}? (${existing})`,
  };
}

/** What is wrong with the name of a file that exists. */
function entryProblem(entry: string, directory: string): Problem | undefined {
  const source = sourceOf(entry, directory);
  const bare = entry.replace(/\.ya?ml$/i, '');
  if (!entry.endsWith('.yaml')) {
    return { source, rule: 'must end in .yaml, in lowercase', remedy: `rename it to ${bare.toLowerCase()}.yaml` };
  }
  if (isDnsLabel(bare)) return undefined;
  return {
    source,
    value: printable(bare),
    rule: 'must be named by a DNS label, as its folder and its Application are: a-z, 0-9 and -, 63 characters at most',
    remedy: 'rename the file, such as staging-2.yaml',
  };
}
