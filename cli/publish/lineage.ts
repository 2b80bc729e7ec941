import type { SimpleGit } from 'simple-git';
import { Failure } from '../failure';
import { lastPublishOf, short } from './history';
import type { Branch } from './branch';
import type { Publish } from './history';
import { refuseShallow } from './shallow';

/**
 * Publishing goes forward only: nothing takes the place of what was made from a newer source, or from one that went another way.
 *
 * @param environments the folders that would be replaced or removed
 * @throws Failure when HEAD does not contain what they were made from
 */
export async function refuseOlderSource(
  git: SimpleGit,
  branch: Branch,
  environments: readonly string[],
  head: string,
): Promise<void> {
  const published = environments.flatMap((environment) => {
    const publish = lastPublishOf(branch.history, environment);
    return publish === undefined ? [] : [{ environment, publish }];
  });
  const verdicts = new Map<string, Judgement | undefined>();
  for (const source of new Set(published.map(({ publish }) => publish.source))) {
    verdicts.set(source, judgements[await relation(git, source, head)]);
  }
  const problems: string[] = [];
  const remedies = new Set<string>();
  for (const { environment, publish } of published) {
    const verdict = verdicts.get(publish.source);
    if (verdict === undefined) continue;
    problems.push(`\n   ${environment}: ${verdict.problem(publish, head)}`);
    remedies.add(verdict.remedy(publish, branch));
  }
  if (problems.length === 0) return;
  await refuseShallow(git, branch.target.remote);
  throw new Failure(
    `The branch ${branch.name} of ${branch.target.shown} holds what HEAD does not contain:${problems.join('')}`,
    [...remedies].join('\n-> '),
  );
}

type Relation = 'contained' | 'newer' | 'diverged' | 'unknown';

/** How the commit stands to HEAD. */
async function relation(git: SimpleGit, source: string, head: string): Promise<Relation> {
  const counts = await git.raw(['rev-list', '--left-right', '--count', `${source}...${head}`]).catch(() => undefined);
  // Whatever HEAD contains is here.
  if (counts === undefined) return 'unknown';
  const [onlyThere, onlyHere] = counts.trim().split('\t').map(Number);
  if (onlyThere === 0) return 'contained';
  return onlyHere === 0 ? 'newer' : 'diverged';
}

interface Judgement {
  readonly problem: (publish: Publish, head: string) => string;
  readonly remedy: (publish: Publish, branch: Branch) => string;
}

const judgements: Readonly<Record<Relation, Judgement | undefined>> = {
  contained: undefined,
  newer: {
    problem: ({ source, author }, head) =>
      `the source ${short(head)} is older than ${short(source)}, which ${author} has published`,
    remedy: ({ source }) =>
      `take the newer source (\`git merge ${short(source)}\`), synthesize and publish; to go back on purpose, revert the change there in a new commit`,
  },
  diverged: {
    problem: ({ source, author }, head) =>
      `the source ${short(head)} and ${short(source)}, which ${author} has published, went different ways`,
    remedy: ({ source }) =>
      `bring them together, synthesize and publish: \`git merge ${short(source)}\`, or, when its changes are in HEAD under another commit, as after a squash, \`git merge --strategy ours ${short(source)}\``,
  },
  unknown: {
    problem: ({ source, author }) => `${source}, which ${author} has published, is not in this clone`,
    remedy: ({ source }, { target }) =>
      `get it with \`git fetch ${target.shown} ${source}\`, or from whoever published it; then merge it, synthesize and publish`,
  },
};
