import * as path from 'node:path';
import type { SimpleGit } from 'simple-git';
import { gitFailure } from '../git/failure';
import { withInput } from '../git/repository';

/**
 * Puts files into the repository's objects as they are, whatever filters and line endings the person has set up.
 *
 * @param files paths from the folder, at least one
 * @returns the ids of their blobs, by path
 */
export async function writeBlobs(
  git: SimpleGit,
  folder: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const input = files.map((file) => `${path.join(folder, file)}\n`).join('');
  const output = await withInput(git, input)
    .raw(['hash-object', '-w', '--no-filters', '--stdin-paths'])
    .catch(gitFailure('The files cannot be put into the repository', 'see to it that .git is writable, and has room'));
  const ids = output.split('\n');
  return new Map(files.map((file, position) => [file, ids[position] ?? '']));
}
