import { posix } from 'node:path';
import type { SimpleGit } from 'simple-git';
import { gitFailure } from '../git/failure';
import { withInput } from '../git/repository';

/** The lines that `git mktree` takes, by the path of the folder that they describe. */
type Folders = Map<string, string[]>;

const top = '.';

/**
 * Makes a tree without an index.
 *
 * @param files ids of blobs, by path; they become plain files
 * @param kept ids of trees, by the name of a folder at the top, which stay as they are
 * @returns the id of the tree
 */
export async function writeTree(
  git: SimpleGit,
  files: ReadonlyMap<string, string>,
  kept: ReadonlyMap<string, string>,
): Promise<string> {
  const folders: Folders = new Map([[top, [...kept].map(([name, id]) => treeLine(id, name))]]);
  for (const [file, id] of files) {
    linesOf(folders, posix.dirname(file)).push(`100644 blob ${id}\t${posix.basename(file)}`);
  }
  const deepest = Math.max(...[...folders.keys()].map(depthOf));
  // From there upwards: a tree names the trees in it.
  for (let depth = deepest; depth > 0; depth--) {
    const level = [...folders].filter(([folder]) => depthOf(folder) === depth);
    const ids = await makeTrees(
      git,
      level.map(([, lines]) => lines),
    );
    level.forEach(([folder], position) => {
      linesOf(folders, posix.dirname(folder)).push(treeLine(ids[position] ?? '', posix.basename(folder)));
    });
  }
  const [tree = ''] = await makeTrees(git, [linesOf(folders, top)]);
  return tree;
}

function depthOf(folder: string): number {
  return folder === top ? 0 : folder.split('/').length;
}

function treeLine(id: string, name: string): string {
  return `040000 tree ${id}\t${name}`;
}

/** Those of the folder, which is there from then on, as are all above it. */
function linesOf(folders: Folders, folder: string): string[] {
  const there = folders.get(folder);
  if (there !== undefined) return there;
  const lines: string[] = [];
  folders.set(folder, lines);
  linesOf(folders, posix.dirname(folder));
  return lines;
}

async function makeTrees(git: SimpleGit, folders: readonly (readonly string[])[]): Promise<string[]> {
  // An empty line ends a tree.
  const input = folders.flatMap((lines) => [...lines, '']).map((line) => `${line}\0`);
  const output = await withInput(git, input.join(''))
    .raw(['mktree', '-z', '--batch'])
    .catch(gitFailure('The tree cannot be put into the repository', 'see to it that .git is writable, and has room'));
  return output.split('\n').slice(0, folders.length);
}

/** The trees at the top of a commit, by name. */
export async function treesOf(git: SimpleGit, commit: string): Promise<ReadonlyMap<string, string>> {
  const entries = await git.raw(['ls-tree', '-z', '--full-tree', commit]);
  const trees = [...entries.matchAll(/\d+ tree ([0-9a-f]+)\t([^\0]+)\0/g)];
  return new Map(trees.map(([, id = '', name = '']) => [name, id]));
}
