import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';
import { Failure } from '../failure';

/**
 * The branch that the settings of these environments name; of all, where none of them has settings.
 *
 * @throws SettingsError when the settings are wrong, Failure when they name several branches
 */
export function manifestsBranch(root: string, environments: readonly string[]): string {
  const settings = loadSettings({ directory: path.join(root, 'environments'), env: process.env });
  const wanted = settings.filter(({ environment }) => environments.includes(environment));
  const branches = new Set((wanted.length > 0 ? wanted : settings).map(({ git }) => git.manifestsBranch));
  const [branch = '', ...others] = branches;
  if (others.length === 0) return branch;
  throw new Failure(
    `git.manifestsBranch: the environments name several branches, ${[...branches].join(', ')}`,
    'name the environments of one of them, or the branch with --branch',
  );
}
