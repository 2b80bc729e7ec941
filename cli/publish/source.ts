import type { SimpleGit } from 'simple-git';
import { Failure } from '../failure';
import { gitFailure } from '../git/failure';
import type { Environment } from '../git/environment';

/** As many as fit on a screen. */
const shown = 10;

/**
 * The commit that describes what is about to be published.
 *
 * @throws Failure when something else than a commit says what `dist/` holds, or when nobody is there to sign for it
 */
export async function sourceCommit(git: SimpleGit, env: Environment): Promise<string> {
  refuseOverrides(env);
  const commit = await git.revparse(['--verify', 'HEAD^{commit}']).catch(async (error: unknown) => {
    await refuseOutside(git);
    return gitFailure('There is no commit yet', 'commit the source, then publish')(error);
  });
  await refuseChanges(git);
  for (const role of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const remedy = 'tell it: `git config user.name "Your Name"` and `git config user.email you@example.com`';
    await git.raw(['var', role]).catch(gitFailure('git does not know who publishes', remedy));
  }
  return commit;
}

async function refuseOutside(git: SimpleGit): Promise<void> {
  const remedy = 'clone the repository, and work in the clone';
  await git.revparse(['--git-dir']).catch(gitFailure('What is published must come from a git repository', remedy));
}

/** What a variable says is in no commit, so nobody could make the same again. */
function refuseOverrides(env: Environment): void {
  const overrides = Object.keys(env).filter((variable) => variable.startsWith('TESTBED_'));
  if (overrides.length === 0) return;
  throw new Failure(
    `${overrides.sort().join(', ')} would change what the settings say, and no commit tells of it`,
    'unset what is set, write it into environments/*.yaml, commit, then publish',
  );
}

async function refuseChanges(git: SimpleGit): Promise<void> {
  const options = ['--porcelain', '-z', '--no-renames', '--untracked-files=normal', '--ignore-submodules=none'];
  const status = await git.raw(['status', ...options, '--', '.']);
  const changes = status.split('\0').filter((line) => line !== '');
  if (changes.length === 0) return;
  throw new Failure(
    `The working tree holds what no commit describes:${listed(changes)}`,
    'commit it, or put it aside with `git stash --include-untracked`; then `npm run synth` and publish',
  );
}

/** One on a line; of many the first ones and how many more there are. */
export function listed(lines: readonly string[]): string {
  const rest = lines.length > shown ? [`and ${lines.length - shown} more`] : [];
  return [...lines.slice(0, shown), ...rest].map((line) => `\n   ${line}`).join('');
}
