import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';
import { synthesize } from '../../app/synthesize';
import type { Build, Summary } from '../../app/synthesize';
import { replace } from './replace';

export interface RunOptions {
  /** The folder that holds `environments/` and gets `dist/`. */
  readonly root: string;
  /** The environments to synthesize; none: all of them. */
  readonly names: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called before each environment. */
  readonly onStart?: (environment: string) => void;
  /** @default the testbed; tests put something smaller in its place */
  readonly build?: Build;
}

/**
 * Loads the settings and writes `dist/`, all of it or none.
 *
 * @throws SettingsError, Failure or Interrupted; `dist/` is as it was then
 */
export function run({ root, names, env, onStart, build }: RunOptions): Promise<Summary[]> {
  const dist = path.join(root, 'dist');
  const chosen = names.length > 0 ? [...new Set(names)] : undefined;
  return replace(dist, chosen, async (staging, pause) => {
    const summaries: Summary[] = [];
    for (const settings of loadSettings({ directory: path.join(root, 'environments'), names, env })) {
      onStart?.(settings.environment);
      await pause();
      summaries.push(...synthesize([settings], staging, build));
    }
    await pause();
    return summaries.map((summary) => ({ ...summary, directory: path.join(dist, summary.environment) }));
  });
}
