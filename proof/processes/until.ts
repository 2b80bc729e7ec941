import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../../cli/failure';

export interface UntilOptions {
  /** Ends the waiting early, with its reason. */
  readonly signal: AbortSignal;
  /** Seconds. @default 180 */
  readonly within?: number;
  /** Milliseconds between two looks. @default 100 */
  readonly every?: number;
  /** What is known when the time is up. */
  readonly explain?: () => string | Promise<string>;
}

/**
 * Looks again and again until there is something to see. A look that throws has seen nothing yet.
 *
 * @throws Failure when the time is up, with what `explain` says or the last look threw; the signal's reason when it is aborted
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  { signal, within = 180, every = 100, explain }: UntilOptions,
): Promise<T> {
  const end = performance.now() + within * 1000;
  let last: unknown;
  while (performance.now() < end) {
    signal.throwIfAborted();
    const seen = await look().catch((error: unknown) => {
      last = error;
      return undefined;
    });
    if (seen !== undefined && seen !== false) return seen;
    await delay(every, undefined, { signal }).catch(() => undefined);
  }
  signal.throwIfAborted();
  const why = explain ? await explain() : last instanceof Error ? last.message : 'nothing was seen';
  throw new Failure(
    `${what}: not within ${within} s. ${why}`,
    'read the logs of the parts: --keep <folder> keeps them',
  );
}
