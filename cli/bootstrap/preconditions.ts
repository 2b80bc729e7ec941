import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Settings } from '../../app/settings/settings';
import { Failure } from '../failure';
import { checkBranch } from './branch';
import { Cluster } from './cluster';
import { requireTools } from './tool';
import type { Env } from './tool';

export interface Wanted {
  readonly settings: Settings;
  /** The synthesized folder of the environment. */
  readonly folder: string;
  /** Of kubectl; default: its current one. */
  readonly context: string | undefined;
  readonly env: Env;
}

/** What has been found, nothing of which was changed. */
export interface Found {
  readonly cluster: Cluster;
  /** What to say when the repository cannot be read from here. */
  readonly advice: string | undefined;
}

/** Looks at everything before anything is touched. @throws Failure with all that is missing */
export async function preconditions({ settings, folder, context, env }: Wanted): Promise<Found> {
  const [synthesized, cluster, branch] = await Promise.allSettled([
    requireSynthesized(folder, settings.environment),
    requireTools(env).then(() => Cluster.reach(env, context)),
    checkBranch(settings, env, context),
  ]);
  if (synthesized.status === 'fulfilled' && cluster.status === 'fulfilled' && branch.status === 'fulfilled') {
    return { cluster: cluster.value, advice: branch.value };
  }
  const reasons = [synthesized, cluster, branch].flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  const failures = reasons.filter((reason) => reason instanceof Failure);
  const [first, ...more] = failures;
  if (first === undefined || failures.length < reasons.length)
    throw reasons.find((reason) => !(reason instanceof Failure));
  if (more.length === 0) throw first;
  const count = `${failures.length} things are missing, and nothing was changed`;
  throw new Failure(`${count}:\n${failures.map(({ message }) => message).join('\n')}`, 'then run the command again');
}

async function requireSynthesized(folder: string, environment: string): Promise<void> {
  await fs.promises.access(path.join(folder, 'bootstrap', 'helm', 'argocd.yaml')).catch((cause: unknown) => {
    const shown = path.relative('', folder);
    throw new Failure(`${shown} is not there`, `run npm run synth -- ${environment}`, { cause });
  });
}
