import { check } from './check';
import { chooseEnvironments } from './environments';
import { parseMap } from './file-map';
import { readText } from './file-text';
import { readOverrides } from './overrides';
import { SettingsError } from './problem';
import type { Problem } from './problem';
import type { Settings } from './settings';

export interface LoadOptions {
  /** The folder that holds `<environment>.yaml`. */
  readonly directory: string;
  /** @default all environments of the directory */
  readonly names?: readonly string[];
  /** Where `TESTBED_*` variables come from: `process.env` of a program. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads and checks the settings of the chosen environments, sorted by name.
 *
 * @throws SettingsError with every problem of all of them
 */
export function loadSettings({ directory, names, env }: LoadOptions): Settings[] {
  const chosen = chooseEnvironments(directory, names);
  const { overrides, problems: badOverrides } = readOverrides(env);
  const problems: Problem[] = [...chosen.problems];
  const settings = chosen.files.flatMap((file) => {
    try {
      return [check(file, parseMap(readText(file), file.source), overrides)];
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  problems.push(...badOverrides);
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}
