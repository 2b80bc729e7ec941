import type { SimpleGit } from 'simple-git';
import { withoutCredentials } from '../git/failure';
import { fetchTip, readBlobs } from '../git/manifests-branch';
import type { Side } from './side';

/** The tip of a branch as the remote has it, or undefined when the remote has no such branch. @throws Failure when the remote cannot be read */
export async function branchSide(git: SimpleGit, remote: string, branch: string): Promise<Side | undefined> {
  const tip = await fetchTip(git, remote, branch);
  if (tip === undefined) return undefined;
  const { commit, files } = tip;
  return {
    name: `${branchName(remote, branch)} at ${commit.slice(0, 10)}`,
    files,
    read: async (wanted) => {
      const ids = wanted.map((file) => files.get(file) ?? '');
      const blobs = await readBlobs(git, [...new Set(ids)]);
      return new Map(wanted.map((file, index) => [file, blobs.get(ids[index] ?? '') ?? '']));
    },
  };
}

/** As a report names it. */
export const branchName = (remote: string, branch: string): string => withoutCredentials(`${remote}/${branch}`);
