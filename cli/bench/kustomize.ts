import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';

/** Programs that build a kustomization, and how each is asked. */
const builders = [
  ['kustomize', 'build'],
  ['kubectl', 'kustomize'],
] as const;

export interface Kustomize {
  readonly builder: string;
  readonly seconds: number;
}

/** Builds each environment as a kustomization of the same files. @returns nothing when neither program is on the PATH */
export function measureKustomize(folder: string): Kustomize | undefined {
  const builder = builders.find(([program]) => spawnSync(program, ['version', '--help']).error === undefined);
  if (builder === undefined) return undefined;
  const [program, verb] = builder;
  let seconds = 0;
  for (const environment of fs.readdirSync(folder)) {
    const directory = path.join(folder, environment);
    writeKustomization(directory);
    const begin = process.hrtime.bigint();
    const { status, stderr } = spawnSync(program, [verb, directory], { encoding: 'utf8', maxBuffer: 2 ** 30 });
    seconds += Number(process.hrtime.bigint() - begin) / 1e9;
    if (status !== 0) throw new Error(`${program} ${verb} failed:\n${stderr}`);
  }
  return { builder: `${program} ${verb}`, seconds };
}

/** Components only: what is applied by hand once repeats objects of theirs. */
function writeKustomization(directory: string): void {
  const resources = fs
    .readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !file.startsWith('bootstrap'));
  fs.writeFileSync(path.join(directory, 'kustomization.yaml'), stringify({ resources }));
}
