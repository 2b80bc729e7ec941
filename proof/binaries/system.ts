import { findExecutable, pathFolders } from './find';
import { systemPrograms } from './programs';

/** Something that is not there, and the command that gets it. */
export interface Missing {
  readonly problem: string;
  readonly remedy: string;
}

/** What the system lacks. */
export function missingSystemPrograms(env: NodeJS.ProcessEnv, platform = process.platform): Missing[] {
  const folders = pathFolders(env);
  const absent = Object.values(systemPrograms).filter(({ name }) => findExecutable(name, folders) === undefined);
  if (absent.length === 0) return [];
  const packages = absent.map(({ apt, brew }) => (platform === 'darwin' ? brew : apt)).join(' ');
  const remedy =
    platform === 'darwin' ? `brew install ${packages}` : `apt-get install ${packages} (or as your system has it)`;
  return [{ problem: `${absent.map(({ name }) => name).join(', ')}: not in PATH.`, remedy }];
}
