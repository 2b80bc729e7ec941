import type { SimpleGit } from 'simple-git';
import { Failure } from '../failure';
import { gitFailure } from './failure';
import { withInput } from './repository';

/** What a branch of a remote holds. */
export interface BranchTip {
  readonly commit: string;
  /** By the path of each file: the id of its blob. */
  readonly files: ReadonlyMap<string, string>;
}

/** Between being told the tip and fetching it, somebody may replace the branch; that many do not in a row. */
const tries = 3;

/**
 * What the remote holds now. Only objects are fetched: no ref, no FETCH_HEAD, no index and no file of the person changes.
 *
 * @param remote its name or its URL
 * @returns `undefined` when the remote has no such branch
 * @throws Failure when the remote cannot be read
 */
export async function fetchTip(git: SimpleGit, remote: string, branch: string): Promise<BranchTip | undefined> {
  const failure = gitFailure(`The branch ${branch} of ${remote} cannot be read`, remedy);
  for (let left = tries; left > 0; left--) {
    const commit = await listTip(git, remote, branch).catch(failure);
    if (commit === undefined) return undefined;
    const gone = async () => (await listTip(git, remote, branch).catch(failure)) !== commit;
    const fetched = () =>
      git.raw([...fetch, '--', remote, `refs/heads/${branch}`]).then(
        () => has(git, commit),
        async (error: unknown) => ((await gone()) ? false : failure(error)),
      );
    if ((await has(git, commit)) || (await fetched())) return { commit, files: await filesOf(git, commit) };
  }
  throw new Failure(`The branch ${branch} of ${remote} is replaced again and again`, 'wait, then run again');
}

const remedy =
  'name a remote that git can read without asking you (a credential helper, an SSH key): `git remote --verbose` lists those that you have, `git remote add origin <url>` makes one';

const fetch = ['fetch', '--no-tags', '--no-write-fetch-head', '--no-auto-gc', '--no-prune', '--refmap='];

/** The commit that the branch is at on the remote now; `undefined` when the remote has no such branch. */
export async function listTip(git: SimpleGit, remote: string, branch: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  const listed = await git.raw(['ls-remote', '--', remote, ref]);
  const refs = listed.split('\n').map((line) => line.split('\t'));
  // A pattern matches the ends of names.
  return refs.find(([, name]) => name === ref)?.[0];
}

/** Whether the commit is in the repository, with all that it leads to: as git itself asks before it fetches. */
async function has(git: SimpleGit, commit: string): Promise<boolean> {
  return git.raw(['rev-list', '--objects', '--quiet', '--exclude-promisor-objects', commit, '--not', '--all']).then(
    () => true,
    () => false,
  );
}

async function filesOf(git: SimpleGit, commit: string): Promise<ReadonlyMap<string, string>> {
  const listed = await git.raw(['ls-tree', '-r', '-z', '--full-tree', commit]);
  const files = [...listed.matchAll(/\d+ blob ([0-9a-f]+)\t([^\0]+)\0/g)];
  return new Map(files.map(([, id = '', path = '']) => [path, id]));
}

/**
 * The text of each blob, by its id.
 *
 * @throws Error when one of them is not in the repository
 */
export async function readBlobs(git: SimpleGit, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (ids.length === 0) return texts;
  const input = [...new Set(ids)].map((id) => `${id}\n`).join('');
  const output = (await withInput(git, input).binaryCatFile(['--batch'])) as Buffer;
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    if (type !== 'blob') throw new Error(`${id} is no blob of this repository but ${String(type)}`);
    const start = end + 1;
    texts.set(id, output.toString('utf8', start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return texts;
}
