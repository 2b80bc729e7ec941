import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ldflags } from './ldflags';
import type { GoModule } from './programs';

/** Where go.mod and go.sum of a module of ours are. */
export const goModuleFolder = (module: GoModule): string => path.join(__dirname, '..', 'go', module);

/**
 * The folder that holds what was built: one to keep from run to run in CI. It need not exist.
 * `PROOF_CACHE`, or a folder in that of the user's caches.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.PROOF_CACHE) return path.resolve(env.PROOF_CACHE);
  // The XDG specification: a relative path is to be ignored.
  const xdg = env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : undefined;
  return path.join(xdg ?? path.join(env.HOME ?? os.homedir(), '.cache'), 'kubernetes-native-testbed', 'proof');
}

/** What changes the programs: 12 hexadecimal digits over go.mod, go.sum, the linker's flags and the platform. */
export function cacheKey(goModule: string): string {
  const read = (file: string) => fs.readFileSync(path.join(goModule, file), 'utf8');
  const goMod = read('go.mod');
  const parts = [goMod, read('go.sum'), ldflags(goMod), process.platform, process.arch];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/** Where the programs of a module are, all of them or none. */
export const programFolder = (env: NodeJS.ProcessEnv, module: GoModule): string =>
  path.join(cacheFolder(env), `${module}-${cacheKey(goModuleFolder(module))}`);

/** Where kwok's own Stages are, with `crd.yaml` for them. */
export const stageFolder = (env: NodeJS.ProcessEnv): string =>
  path.join(cacheFolder(env), `kwok-stages-${cacheKey(goModuleFolder('control-plane'))}`);
