import * as fs from 'node:fs';
import * as path from 'node:path';
import { lock } from './lock';
import { assertReplaceable, explained } from './output-folder';
import { watchSignals } from './signals';
import { recover, swap } from './swap';

/** Fills the staging folder; `pause` is to be called between steps, so that Ctrl-C is heard there. */
export type Fill<T> = (staging: string, pause: () => Promise<void>) => Promise<T>;

/**
 * Replaces `dist`, or only some environments in it, by what `fill` writes beside it: either all of it or, whatever happens
 * on the way, nothing.
 *
 * @param environments those to replace; `undefined`: the whole folder, so that what no longer exists vanishes
 * @throws Failure, Interrupted, or whatever `fill` throws; `dist` is as it was then, and no staging folder is left
 */
export async function replace<T>(dist: string, environments: readonly string[] | undefined, fill: Fill<T>): Promise<T> {
  const signals = watchSignals();
  try {
    assertReplaceable(dist);
    const unlock = lock(dist);
    try {
      recover(dist);
      return await stage(dist, environments, (staging) => fill(staging, signals.check));
    } finally {
      unlock();
    }
  } catch (error) {
    throw explained(error, dist);
  } finally {
    signals.stop();
  }
}

async function stage<T>(
  dist: string,
  environments: readonly string[] | undefined,
  fill: (staging: string) => Promise<T>,
) {
  const staging = `${dist}.staging-${process.pid}`;
  try {
    fs.mkdirSync(staging);
    const result = await fill(staging);
    const whole = environments === undefined || !fs.existsSync(dist);
    swap(
      dist,
      whole
        ? [{ staged: staging }]
        : environments.map((one) => ({ staged: path.join(staging, one), environment: one })),
    );
    return result;
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}
