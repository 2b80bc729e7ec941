import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';
import type { Build } from '../../app/synthesize';
import { Interrupted } from '../failure';
import type { Environment } from '../git/environment';
import { gitFailure } from '../git/failure';
import { openRepository } from '../git/repository';
import { watchSignals } from '../synth/signals';
import { writeBlobs } from './blobs';
import { contentDigest } from './digest';
import { plan } from './plan';
import { pauseAtRandom, push } from './push';
import type { Pause } from './push';
import { publicationOf } from './publication';
import type { Publication } from './publication';
import { sourceCommit } from './source';
import { freshSynthesis } from './synthesis';
import { findTarget } from './target';

export interface PublishOptions {
  /** The folder that holds `environments/` and `dist/`, in a git repository. */
  readonly root: string;
  /** The environments to publish; none: all of them, so that folders of others vanish. */
  readonly names: readonly string[];
  readonly env: Environment;
  /** A name or a URL. */
  readonly remote: string;
  /** Push nothing. */
  readonly dryRun: boolean;
  /** Called before each step that may take long. */
  readonly onStep?: (step: string) => void;
  /** Called after each branch: the next one may fail. */
  readonly onDone?: (publication: Publication) => void;
  /** @default the testbed; tests put something smaller in its place */
  readonly build?: Build;
  /** @default a random time, longer with each attempt */
  readonly pause?: Pause;
}

/**
 * Makes the manifests branches hold what HEAD synthesizes to: each in one commit and one update, or not at all. Working tree, index
 * and branches of the person stay as they are.
 *
 * @returns one for each branch that the settings name
 * @throws SettingsError, Failure or Interrupted
 */
export async function publish(options: PublishOptions): Promise<Publication[]> {
  const signals = watchSignals();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-publish-'));
  const done: Publication[] = [];
  try {
    await publishFrom(scratch, options, signals.check, done).catch(async (error: unknown) => {
      // Ctrl-C reaches git too, and then it is git that fails first.
      await signals.check();
      return gitFailure('git failed', 'set right what it complains of, then publish again')(error);
    });
    return done;
  } catch (error) {
    throw error instanceof Interrupted ? new Interrupted(error.signal, stateAfter(done)) : error;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
    signals.stop();
  }
}

async function publishFrom(scratch: string, options: PublishOptions, check: () => Promise<void>, done: Publication[]) {
  const { root, names, env, remote, dryRun, onStep, onDone, build, pause = pauseAtRandom } = options;
  const git = openRepository(root);
  const source = await sourceCommit(git, env);
  const settings = loadSettings({ directory: path.join(root, 'environments'), names, env });
  const target = await findTarget(git, remote, settings);
  onStep?.('synthesizing anew ...');
  await check();
  const whole = names.length === 0;
  const fresh = path.join(scratch, 'dist');
  const synthesis = freshSynthesis({ settings, dist: path.join(root, 'dist'), fresh, whole, build });
  onStep?.(`looking at ${target.shown} ...`);
  const plans = [];
  for (const branch of new Set(synthesis.map((one) => one.branch))) {
    await check();
    const here = synthesis.filter((one) => one.branch === branch);
    const digests = new Map(here.map(({ environment, files }) => [environment, contentDigest(files)]));
    const paths = here.flatMap(({ environment, files }) => [...files.keys()].map((file) => `${environment}/${file}`));
    const blobs = await writeBlobs(git, fresh, paths);
    plans.push(await plan(git, { branch, target, source, digests, blobs, keepsOthers: !whole }));
  }
  // Every branch is looked at before the first one is pushed.
  for (const one of plans) {
    onStep?.(`pushing to ${target.shown} ...`);
    const publication = publicationOf(dryRun ? { plan: one } : await push(git, one, check, pause));
    done.push(publication);
    onDone?.(publication);
  }
}

function stateAfter(done: readonly Publication[]): string {
  const pushed = done.filter(({ commit }) => commit !== undefined).map(({ branch }) => branch);
  const what = pushed.length > 0 ? `only ${pushed.join(', ')} was published` : 'nothing was published';
  return `${what}, unless a push had begun, which is done as a whole or not at all`;
}
