import * as path from 'node:path';
import { openRepository } from '../git/repository';
import { Failure } from '../failure';
import { manifestsBranch } from './branch';
import { branchName, branchSide } from './branch-side';
import { compare } from './compare';
import { dangersOf } from './dangers';
import { folderSide } from './folder-side';
import { placeOf } from './place';
import type { Report } from './report';
import type { Side } from './side';

export interface DiffOptions {
  /** The repository: it holds `environments/`, and git knows its remotes. */
  readonly root: string;
  /** Only these; none: all that either side has. */
  readonly environments: readonly string[];
  /** What would be published. */
  readonly folder: string;
  /** A folder to compare with, instead of a branch. */
  readonly against?: string;
  /** Name or URL. */
  readonly remote: string;
  /** @default the one of the settings */
  readonly branch?: string;
}

/** Compares the output with what is published. @throws Failure or SettingsError when either cannot be read */
export async function run(options: DiffOptions): Promise<Report> {
  const { root, environments, folder, against, remote } = options;
  const after = folderSide(folder, shownFolder(root, folder));
  if (against !== undefined) return report(folderSide(against, shownFolder(root, against)), after, environments);
  const branch = options.branch ?? manifestsBranch(root, environments);
  const before = await branchSide(openRepository(root), remote, branch);
  return report(before ?? branchName(remote, branch), after, environments);
}

/** From the top of the repository where it lies in there. */
function shownFolder(root: string, folder: string): string {
  const inside = path.relative(root, path.resolve(folder));
  return inside === '' || inside.startsWith('..') ? folder : inside;
}

/** @param before its name alone where it does not exist yet */
async function report(before: Side | string, after: Side, environments: readonly string[]): Promise<Report> {
  const existing = typeof before === 'string' ? undefined : before;
  const name = typeof before === 'string' ? before : before.name;
  const none: Side = { name, files: new Map(), read: () => Promise.resolve(new Map()) };
  assertKnown(environments, [existing ?? none, after]);
  const comparison = await compare(existing ?? none, after, environments);
  return {
    before: name,
    after: after.name,
    isFirst: existing === undefined,
    changes: comparison.changes,
    dangers: dangersOf(comparison, existing),
  };
}

function assertKnown(environments: readonly string[], sides: readonly Side[]): void {
  const known = new Set(sides.flatMap(({ files }) => Array.from(files.keys(), (file) => placeOf(file).environment)));
  const unknown = environments.filter((environment) => !known.has(environment));
  if (unknown.length === 0) return;
  throw new Failure(
    `${unknown.join(', ')}: neither ${sides.map(({ name }) => name).join(' nor ')} has such an environment`,
    `there are ${[...known].sort().join(', ')}; what is missing in dist is made by \`npm run synth\``,
  );
}
