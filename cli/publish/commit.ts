import { version } from '../../package.json';
import { version as cdk8sVersion } from 'cdk8s/package.json';
import type { SimpleGit } from 'simple-git';
import { gitFailure } from '../git/failure';
import { withInput } from '../git/repository';
import { short } from './history';

export interface Commit {
  readonly tree: string;
  /** The commit that it is made upon; `undefined`: it is the first one of its branch. */
  readonly parent: string | undefined;
  /** The commit that it was synthesized from. */
  readonly source: string;
  /** What is in the folder of each environment that is published. */
  readonly digests: ReadonlyMap<string, string>;
  /** The environments whose folders are taken away. */
  readonly removed: readonly string[];
}

/** Makes the commit, signed when the person signs commits; no ref knows of it. @returns its id */
export async function makeCommit(git: SimpleGit, commit: Commit): Promise<string> {
  const { tree, parent } = commit;
  const signs = await git.raw(['config', '--type=bool', '--default=false', '--get', 'commit.gpgSign']);
  const options = [...(parent === undefined ? [] : ['-p', parent]), ...(signs.trim() === 'true' ? ['-S'] : [])];
  const remedy = 'mend what git complains of; what signs is set by commit.gpgSign, user.signingKey and gpg.*';
  const id = await withInput(git, message(commit))
    .raw(['commit-tree', tree, ...options])
    .catch(gitFailure('The commit cannot be made', remedy));
  return id.trim();
}

/** The trailers say what it was made from and with; `git log --format='%(trailers)'` shows them. */
function message({ source, digests, removed }: Commit): string {
  const names = [...digests.keys()];
  const trailers = [
    ...names.map((name) => `Environment: ${name}`),
    ...removed.map((name) => `Removed-Environment: ${name}`),
    `Source-Commit: ${source}`,
    ...[...digests].map(([name, digest]) => `Content-Digest: ${name} ${digest}`),
    `Testbed-Version: ${version}`,
    `Cdk8s-Version: ${cdk8sVersion}`,
  ];
  return `Publish ${names.join(', ')} from ${short(source)}\n\n${trailers.join('\n')}\n`;
}
