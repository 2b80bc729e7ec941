import * as fs from 'node:fs';
import * as path from 'node:path';
import { goModuleFolder, programFolder, stageFolder } from './cache';
import { complete } from './complete';
import { duration } from './duration';
import { findGo } from './go';
import { runGo } from './go-command';
import { copyKwokStages } from './kwok-stages';
import { ldflags } from './ldflags';
import { locateBinaries, locateProgram, refuse, type Binaries } from './locate';
import { goModules, programsOf, type GoModule } from './programs';
import { missingSystemPrograms } from './system';

export interface BuildOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly onProgress: (line: string) => void;
}

/**
 * Builds what the proof runs, unless it is there.
 * @throws Failure when something that it takes is missing, or when Go fails; the cache is then as it was
 */
export async function buildBinaries({ env, onProgress }: BuildOptions): Promise<Binaries> {
  const wanted = await unbuilt(env);
  const stages = !fs.existsSync(stageFolder(env));
  if (wanted.length === 0 && !stages) return locateBinaries(env);
  const { file: go = '', problem } = await findGo(env);
  refuse([...(problem ? [problem] : []), ...missingSystemPrograms(env)]);
  if (stages) await copyKwokStages({ go, env });
  const count = progress(wanted, onProgress);
  for (const module of wanted) await buildModule(module, { go, env, count });
  return locateBinaries(env);
}

/** The modules of which a program is nowhere. */
async function unbuilt(env: NodeJS.ProcessEnv): Promise<readonly GoModule[]> {
  const found = await Promise.all(
    goModules.map(async (module) => {
      const files = await Promise.all(programsOf(module).map(async (program) => locateProgram(program, env)));
      return files.every(({ file }) => file !== undefined);
    }),
  );
  return goModules.filter((_, index) => !found[index]);
}

interface ModuleBuild {
  readonly go: string;
  readonly env: NodeJS.ProcessEnv;
  readonly count: (name: string, build: () => Promise<void>) => Promise<void>;
}

async function buildModule(module: GoModule, { go, env, count }: ModuleBuild): Promise<void> {
  const folder = programFolder(env, module);
  const flags = ldflags(fs.readFileSync(path.join(goModuleFolder(module), 'go.mod'), 'utf8'));
  const log = `${folder}.${process.pid}.log`;
  await complete(folder, async (unfinished) => {
    // One after the other: the linker alone takes 2 GB.
    for (const { name, package: source } of programsOf(module)) {
      const args = ['build', '-ldflags', flags, '-o', path.join(unfinished, name), source];
      await count(name, async () => runGo({ go, module, env, log }, args));
    }
  });
  fs.rmSync(log, { force: true });
}

function progress(modules: readonly GoModule[], onProgress: (line: string) => void): ModuleBuild['count'] {
  const total = modules.flatMap(programsOf).length;
  let started = 0;
  return async (name, build) => {
    started += 1;
    const step = `${started}/${total} ${name}`;
    onProgress(`${step} ...`);
    const start = performance.now();
    await build();
    onProgress(`${step} (${duration(performance.now() - start)})`);
  };
}
