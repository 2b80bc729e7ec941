import type { SimpleGit } from 'simple-git';
import { gitFailure } from '../git/failure';

/** A commit of the manifests branch, and what its trailers say. */
export interface BranchCommit {
  readonly id: string;
  /** The id of what it holds. */
  readonly tree: string;
  readonly author: string;
  readonly subject: string;
  /** The commit that it was synthesized from; `undefined`: somebody else than `publish` made it. */
  readonly source?: string;
  /** What it put into the folder of each environment that it published. */
  readonly digests: ReadonlyMap<string, string>;
  /** The environments whose folders it took away. */
  readonly removed: readonly string[];
}

/** What git separates commits, and values of trailers, by: neither is ever in one of them. */
const [field, value] = ['\x1f', '\x1e'];
const trailer = (key: string) => `%(trailers:key=${key},valueonly,separator=%x1e)`;
const trailers = ['Source-Commit', 'Content-Digest', 'Removed-Environment'].map(trailer);
const format = ['%H', '%T', '%an <%ae>', '%s', ...trailers].join('%x1f');

/** The commits of the branch, the newest first; of a merge the side that was on the branch. */
export async function readHistory(git: SimpleGit, tip: string): Promise<BranchCommit[]> {
  const options = ['--first-parent', '-z', '--no-show-signature', '--no-color', '--encoding=UTF-8'];
  const log = await git
    .raw(['log', ...options, `--format=tformat:${format}`, tip])
    .catch(gitFailure('The history of the manifests branch cannot be read', 'run `git fsck`'));
  return log
    .split('\0')
    .filter((line) => line !== '')
    .map(commitOf);
}

function commitOf(line: string): BranchCommit {
  const [id = '', tree = '', author = '', subject = '', source = '', digests = '', removed = ''] = line.split(field);
  const pairs = valuesOf(digests).map((text) => text.split(' '));
  return {
    id: id.trim(),
    tree,
    author,
    subject,
    ...(/^[0-9a-f]{40,64}$/.test(source.trim()) && { source: source.trim() }),
    digests: new Map(pairs.flatMap(([name = '', digest]) => (digest === undefined ? [] : [[name, digest]]))),
    removed: valuesOf(removed),
  };
}

function valuesOf(values: string): string[] {
  return values
    .split(value)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

export interface Publish extends BranchCommit {
  readonly source: string;
}

export function isPublish(commit: BranchCommit): commit is Publish {
  return commit.source !== undefined && commit.digests.size > 0;
}

/** The commit that last put something into the folder of the environment, or took it away. */
export function lastPublishOf(history: readonly BranchCommit[], environment: string): Publish | undefined {
  return history
    .filter(isPublish)
    .find(({ digests, removed }) => digests.has(environment) || removed.includes(environment));
}

/** A commit id as people quote it. */
export function short(id: string): string {
  return id.slice(0, 7);
}
