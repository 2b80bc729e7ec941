import type { BranchTip } from '../git/manifests-branch';
import type { BranchCommit } from './history';
import type { Target } from './target';

/** A manifests branch as it is now. */
export interface Branch {
  readonly name: string;
  readonly target: Target;
  /** `undefined`: there is none yet. */
  readonly tip?: BranchTip;
  /** The newest first; empty when there is no branch. */
  readonly history: readonly BranchCommit[];
}

/** The folders and files at the top of the branch: of each, its files by their path from the branch on, with the ids of their blobs. */
export function topLevel({ tip }: Pick<Branch, 'tip'>): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const [file, id] of tip?.files ?? []) {
    const name = file.split('/', 1)[0] ?? '';
    const folder = folders.get(name) ?? new Map<string, string>();
    folders.set(name, folder.set(file, id));
  }
  return folders;
}
