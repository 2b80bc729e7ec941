import type { SimpleGit } from 'simple-git';
import { Failure } from '../failure';
import { readBlobs } from '../git/manifests-branch';
import type { BranchTip } from '../git/manifests-branch';
import { topLevel } from './branch';
import type { Branch } from './branch';
import { contentDigest } from './digest';
import { isPublish, lastPublishOf, short } from './history';
import type { BranchCommit } from './history';
import { refuseShallow } from './shallow';
import { listed } from './source';

/**
 * What somebody did on the branch by hand is neither taken over nor wiped out.
 *
 * @throws Failure when the branch holds anything else than what was published to it
 */
export async function refuseHandEdits(git: SimpleGit, branch: Branch): Promise<void> {
  const { tip, history } = branch;
  if (tip === undefined || tip.files.size === 0) return;
  const last = history.find(isPublish);
  if (last === undefined) {
    await refuseShallow(git, branch.target.remote);
    const authors = [...new Set(history.map(({ author }) => author))].join(', ');
    const problem = `${place(branch)} was not made by publishing (its commits are by ${authors}), and publishing replaces it`;
    throw new Failure(problem, `choose another branch as git.manifestsBranch; or, ${startOver(branch)}`);
  }
  await refuseCommitsSince(git, branch, tip, last);
  await refuseFoldersThatDiffer(git, branch, tip);
}

async function refuseCommitsSince(git: SimpleGit, branch: Branch, tip: BranchTip, last: BranchCommit): Promise<void> {
  const { history, name, target } = branch;
  if (history[0]?.tree === last.tree) return;
  const edits = history.slice(0, history.indexOf(last));
  const commits = edits.map(({ id, author, subject }) => `${short(id)} by ${author}: ${subject}`);
  const diff = await git.raw(['diff-tree', '-r', '-z', '--no-renames', '--name-only', last.id, tip.commit]);
  const files = diff.split('\0').filter((file) => file !== '');
  throw new Failure(
    `${place(branch)} was edited by hand:${listed(commits)}\n   in${listed(files).replaceAll('\n', '\n  ')}`,
    `bring into the source what is to stay, then take the edit back and publish:
   git fetch ${target.shown} ${name}
   git push ${target.shown} "$(git commit-tree '${last.id}^{tree}' -p ${tip.commit} -m 'Take back edits by hand'):refs/heads/${name}"`,
  );
}

/** After an amended commit, say, the trailers tell what was published, and the folder is something else. */
async function refuseFoldersThatDiffer(git: SimpleGit, branch: Branch, tip: BranchTip): Promise<void> {
  const texts = await readBlobs(git, [...tip.files.values()]);
  const foreign = [...topLevel(branch)].flatMap(([folder, files]) => {
    const publish = lastPublishOf(branch.history, folder);
    if (publish === undefined) return [`${folder} was never published`];
    const contents = [...files].map(([file, id]) => [file.slice(folder.length + 1), texts.get(id) ?? ''] as const);
    if (contentDigest(new Map(contents)) === publish.digests.get(folder)) return [];
    return [`${folder} is not what ${short(publish.id)} by ${publish.author} says that it is`];
  });
  if (foreign.length === 0) return;
  await refuseShallow(git, branch.target.remote);
  throw new Failure(
    `${place(branch)} was edited by hand:${listed(foreign)}`,
    `bring into the source what is to stay; then, ${startOver(branch)}`,
  );
}

function place({ name, target }: Branch): string {
  return `The branch ${name} of ${target.shown}`;
}

/** Argo CD changes nothing while it cannot find the branch. */
function startOver({ name, target }: Branch): string {
  return `when nothing on it is needed any more, remove it (\`git push ${target.shown} --delete ${name}\`) and publish all environments`;
}
