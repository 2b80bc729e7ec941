import type { Changes } from './changes';
import type { Pushed } from './push';

/** What became of one branch. */
export interface Publication {
  readonly remote: string;
  readonly branch: string;
  readonly environments: readonly string[];
  /** The commit that it was synthesized from. */
  readonly source: string;
  /** Whether the branch held all of it before. */
  readonly unchanged: boolean;
  /** The commit that was pushed; absent when nothing was, as nothing had changed or it was a dry run. */
  readonly commit?: string;
  readonly changes: Changes;
}

export function publicationOf({ plan: { wanted, holds, changes }, commit }: Pushed): Publication {
  return {
    remote: wanted.target.shown,
    branch: wanted.branch,
    environments: [...wanted.digests.keys()],
    source: wanted.source,
    unchanged: holds,
    ...(commit !== undefined && { commit }),
    changes,
  };
}
