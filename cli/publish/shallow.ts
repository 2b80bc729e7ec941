import type { SimpleGit } from 'simple-git';
import { Failure } from '../failure';

/** To be asked before a history is blamed: in a shallow clone what is missing may be there after all. */
export async function refuseShallow(git: SimpleGit, remote: string): Promise<void> {
  const answer = await git.revparse(['--is-shallow-repository']);
  if (answer !== 'true') return;
  throw new Failure(
    'This clone is shallow: its history ends before what was published',
    `fetch the rest: \`git fetch --unshallow ${remote}\` (in CI a checkout with its full depth), then publish`,
  );
}
