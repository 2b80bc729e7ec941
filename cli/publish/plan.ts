import type { SimpleGit } from 'simple-git';
import { fetchTip } from '../git/manifests-branch';
import { topLevel } from './branch';
import type { Branch } from './branch';
import { changesBetween } from './changes';
import type { Changes } from './changes';
import { refuseHandEdits } from './hand-edits';
import { readHistory } from './history';
import { refuseOlderSource } from './lineage';
import type { Target } from './target';
import { treesOf, writeTree } from './tree';

/** What a branch is to hold. */
export interface Wanted {
  readonly branch: string;
  readonly target: Target;
  /** The commit that it was synthesized from. */
  readonly source: string;
  /** What is in the folder of each environment that is published. */
  readonly digests: ReadonlyMap<string, string>;
  /** The ids of blobs, by path from the top of the branch. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Whether folders of other environments stay. */
  readonly keepsOthers: boolean;
}

/** How the branch comes to hold it. */
export interface Plan {
  readonly wanted: Wanted;
  readonly tree: string;
  /** The tip that it was made for; `undefined`: there is no such branch yet. */
  readonly parent: string | undefined;
  /** The environments whose folders go. */
  readonly removed: readonly string[];
  /** Nothing is to be done. */
  readonly holds: boolean;
  readonly changes: Changes;
}

/**
 * Looks at the branch as it is on the remote now.
 *
 * @throws Failure when it must not be replaced
 */
export async function plan(git: SimpleGit, wanted: Wanted): Promise<Plan> {
  const { branch: name, target, source, digests, blobs, keepsOthers } = wanted;
  const tip = await fetchTip(git, target.remote, name);
  const branch: Branch = { name, target, tip, history: tip ? await readHistory(git, tip.commit) : [] };
  await refuseHandEdits(git, branch);
  const folders = topLevel(branch);
  const others = [...folders.keys()].filter((folder) => !digests.has(folder));
  const kept = keepsOthers ? others : [];
  const removed = keepsOthers ? [] : others;
  await refuseOlderSource(git, branch, [...digests.keys(), ...removed], source);
  const trees = tip && kept.length > 0 ? await treesOf(git, tip.commit) : new Map<string, string>();
  const tree = await writeTree(git, blobs, new Map([...trees].filter(([folder]) => kept.includes(folder))));
  const keptFiles = kept.flatMap((folder) => [...(folders.get(folder) ?? [])]);
  return {
    wanted,
    tree,
    parent: tip?.commit,
    removed,
    holds: branch.history[0]?.tree === tree,
    changes: changesBetween(tip?.files ?? new Map(), new Map([...blobs, ...keptFiles])),
  };
}
