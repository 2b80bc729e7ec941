import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { programFolder } from '../../proof/binaries/cache';

/** Programs that build a kustomization, and how each is asked: of the PATH, or as `npm run proof:build` has left it. */
const builders = () =>
  [
    ['kustomize', 'build'],
    ['kubectl', 'kustomize'],
    [path.join(programFolder(process.env, 'control-plane'), 'kubectl'), 'kustomize'],
  ] as const;

export interface Kustomize {
  readonly builder: string;
  /** When it was stopped: that much at least. */
  readonly seconds: number;
  /** It had used all the time that it was given. */
  readonly stopped: boolean;
}

/**
 * Builds each environment as a kustomization of the same files.
 *
 * @param enough seconds after which it is stopped, each environment by itself @default - never
 * @returns nothing when there is no such program
 */
export function measureKustomize(folder: string, enough?: number): Kustomize | undefined {
  const builder = builders().find(([program]) => spawnSync(program, ['version', '--help']).error === undefined);
  if (builder === undefined) return undefined;
  const [program, verb] = builder;
  let [seconds, stopped] = [0, false];
  for (const environment of fs.readdirSync(folder)) {
    const directory = path.join(folder, environment);
    writeKustomization(directory);
    const begin = process.hrtime.bigint();
    const { status, signal, stderr } = spawnSync(program, [verb, directory], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: enough === undefined ? undefined : Math.ceil(enough * 1000),
      killSignal: 'SIGKILL',
    });
    seconds += Number(process.hrtime.bigint() - begin) / 1e9;
    if (signal === 'SIGKILL' && enough !== undefined) stopped = true;
    else if (status !== 0) throw new Error(`${program} ${verb} failed:\n${stderr}`);
  }
  return { builder: `${path.basename(program)} ${verb}`, seconds, stopped };
}

/** Components only: what is applied by hand once repeats objects of theirs. */
function writeKustomization(directory: string): void {
  const resources = fs
    .readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !file.startsWith('bootstrap'));
  fs.writeFileSync(path.join(directory, 'kustomization.yaml'), stringify({ resources }));
}
