import type { Check, Site } from './check';

/** What became of one check. */
export interface Result {
  readonly check: string;
  readonly claim: string;
  /** What was looked at; absent when it did not come to that. */
  readonly looked?: string;
  /** None: it holds. */
  readonly problems: readonly string[];
  readonly seconds: number;
}

/** What one environment has shown. */
export interface Proof {
  readonly environment: string;
  readonly results: readonly Result[];
  readonly seconds: number;
}

/**
 * Runs the checks one after the other. One that cannot go on has failed, and the next is tried all the same.
 *
 * @throws the signal's reason when a part of the proof has ended: nothing that comes after would mean anything
 */
export async function prove(
  site: Site,
  checks: readonly Check[],
  onStart: (check: Check) => void,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const check of checks) {
    onStart(check);
    results.push(await runCheck(check, site));
    site.signal.throwIfAborted();
  }
  return results;
}

async function runCheck(check: Check, site: Site): Promise<Result> {
  const start = performance.now();
  const { name, claim } = check;
  const run = async () => check.run(site);
  const outcome = await run().catch((error: unknown) => {
    site.signal.throwIfAborted();
    return { problems: [error instanceof Error ? error.message : String(error)] };
  });
  return { check: name, claim, ...outcome, seconds: (performance.now() - start) / 1000 };
}
