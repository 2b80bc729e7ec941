import * as fs from 'node:fs';
import { Failure } from '../../cli/failure';
import { programFolder, stageFolder } from './cache';
import { findExecutable, findFitting, pathFolders, type Found } from './find';
import { findGo } from './go';
import { programs, systemPrograms, type Program } from './programs';
import { missingSystemPrograms, type Missing } from './system';

type Files = Readonly<Record<keyof typeof programs | keyof typeof systemPrograms, string>>;

/** The programs that the proof runs, as absolute paths. */
export interface Binaries extends Files {
  /** The folder of kwok's own Stages for nodes and pods, with `crd.yaml` for them. */
  readonly kwokStages: string;
}

/**
 * Finds the programs: first in KUBEBUILDER_ASSETS, then in the cache, then in PATH.
 * @throws Failure that names all that is missing, and how to get it
 */
export async function locateBinaries(env = process.env): Promise<Binaries> {
  const entries = Object.entries(programs);
  const found = await Promise.all(entries.map(([, program]) => locateProgram(program, env)));
  const absent: string[] = entries.filter((_, index) => found[index]?.file === undefined).map(([, { name }]) => name);
  const stages = stageFolder(env);
  if (!fs.existsSync(stages)) absent.push("kwok's Stages");
  const missing: Missing[] = missingSystemPrograms(env);
  if (absent.length > 0) {
    const refused = found.flatMap((one) => (one.file === undefined && one.refused ? [one.refused] : []));
    const go = await findGo(env);
    if (go.problem) missing.push(go.problem);
    missing.push({
      problem: [`${absent.join(', ')}: not built.`, ...refused].join('\n'),
      remedy: 'npm run proof:build',
    });
  }
  refuse(missing);
  const files = [
    ...entries.map(([key], index) => [key, found[index]?.file]),
    ...Object.entries(systemPrograms).map(([key, { name }]) => [key, findExecutable(name, pathFolders(env))]),
  ];
  return { ...(Object.fromEntries(files) as Files), kwokStages: stages };
}

/** A program, wherever it is. */
export async function locateProgram(program: Program, env: NodeJS.ProcessEnv): Promise<Found> {
  const named = await findNamed(program, env);
  if (named.file) return named;
  // Built from go.sum: it need not be asked.
  const built = findExecutable(program.name, [programFolder(env, program.module)]);
  if (built) return { file: built };
  const inPath = await findFitting(program, pathFolders(env), env);
  const refused = [named.refused, inPath.refused].filter((one) => one !== undefined).join('\n');
  return inPath.file ? inPath : { refused: refused === '' ? undefined : refused };
}

async function findNamed(program: Program, env: NodeJS.ProcessEnv): Promise<Found> {
  return env.KUBEBUILDER_ASSETS ? findFitting(program, [env.KUBEBUILDER_ASSETS], env) : {};
}

/** @throws Failure with all of it, if there is anything */
export function refuse(missing: readonly Missing[]): void {
  if (missing.length === 0) return;
  const problems = missing.map(({ problem }) => problem).join('\n');
  const remedies = missing.map(({ remedy }) => remedy).join('\n   ');
  throw new Failure(`The proof lacks programs:\n${problems}`, remedies);
}
