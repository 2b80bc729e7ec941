import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Program } from './programs';

/** The first executable file of this name in the folders, as an absolute path. */
export function findExecutable(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => path.resolve(folder, name)).find(isExecutable);
}

/** The folders of PATH. An empty entry would mean the current folder: it is left out. */
export const pathFolders = ({ PATH = '' }: NodeJS.ProcessEnv): readonly string[] =>
  PATH.split(path.delimiter).filter((folder) => folder !== '');

export interface Found {
  readonly file?: string;
  /** Why a file of this name will not do, as a sentence. */
  readonly refused?: string;
}

/** A program in one of the folders, if the version that it states is one that the proof holds with. */
export async function findFitting(
  program: Program,
  folders: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Found> {
  const file = findExecutable(program.name, folders);
  if (!file) return {};
  const said = await version(file, program.versionArgs, env);
  if (program.fits.test(said)) return { file };
  const states = said.trim() === '' ? 'states no version' : `states "${said.trim().split('\n', 1).join('')}"`;
  return { refused: `${file} ${states}; needed is ${program.range}.` };
}

async function version(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(file, args, { env, timeout: 20_000 });
    return `${stdout}${stderr}`;
  } catch {
    // For another platform, broken, or it does not know the words: it will not do.
    return '';
  }
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
