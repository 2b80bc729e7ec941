import { setTimeout } from 'node:timers/promises';
import type { SimpleGit } from 'simple-git';
import { Failure } from '../failure';
import { gitFailure } from '../git/failure';
import { listTip } from '../git/manifests-branch';
import { makeCommit } from './commit';
import { plan } from './plan';
import type { Plan } from './plan';

/** Other publishers may be first; so many of them are not. */
const tries = 8;

/** Waits before the branch is looked at again; a seam for tests. */
export type Pause = (attempt: number) => Promise<void>;

/** Longer with each attempt, and never as long as that of another publisher. */
export const pauseAtRandom: Pause = (attempt) => setTimeout(Math.random() * 100 * 2 ** attempt);

export interface Pushed {
  readonly plan: Plan;
  /** `undefined`: nothing was to be done, as another publisher was first. */
  readonly commit?: string;
}

/**
 * Makes the branch hold what is planned. The server takes a commit only upon the tip that it was made for: whoever is second looks
 * at the new tip, which may forbid it, and makes another commit.
 *
 * @param check throws when somebody asked to stop
 * @throws Failure when the remote refuses for another reason, with its words; the branch is as it was then
 */
export async function push(git: SimpleGit, first: Plan, check: () => Promise<void>, pause: Pause): Promise<Pushed> {
  let current = first;
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (current.holds) return { plan: current };
    const { tree, parent, removed, wanted } = current;
    const { branch, target, source, digests } = wanted;
    const commit = await makeCommit(git, { tree, parent, source, digests, removed });
    await check();
    try {
      await git.raw(['push', '--', target.remote, `${commit}:refs/heads/${branch}`]);
      return { plan: current, commit };
    } catch (error) {
      const now = await tipAfter(git, current, error);
      // The answer was lost, not the push.
      if (now === commit) return { plan: current, commit };
      await check();
      if (now === parent && (attempt === tries || !isLocked(error))) refuse(current, error);
    }
    await pause(attempt);
    await check();
    current = await plan(git, wanted);
  }
  throw new Failure(
    `Others publish to ${first.wanted.branch} of ${first.wanted.target.shown} all the time: ${tries} attempts came too late`,
    'wait until they are done, then publish again',
  );
}

/** Another push is just about to move the branch. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && error.message.includes('cannot lock ref');
}

/** What the push has failed with says more than that the remote cannot be read either. */
function tipAfter(git: SimpleGit, failed: Plan, error: unknown): Promise<string | undefined> {
  const { branch, target } = failed.wanted;
  return listTip(git, target.remote, branch).catch(() => refuse(failed, error));
}

function refuse({ wanted: { branch, target } }: Plan, error: unknown): never {
  return gitFailure(
    `The branch ${branch} of ${target.shown} was not pushed`,
    'let whoever runs the remote give you the right to push to this branch, or do what the remote says; then publish again',
  )(error);
}
