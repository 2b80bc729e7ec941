import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { Failure } from '../../cli/failure';
import { goModuleFolder } from './cache';
import type { GoModule } from './programs';

/** How Go is called: only with what go.mod and go.sum say, for this machine, and with the same result everywhere. */
export interface GoCommand {
  readonly go: string;
  readonly module: GoModule;
  readonly env: NodeJS.ProcessEnv;
  /** The file that gets what Go says; it stays when Go fails. */
  readonly log: string;
}

/** Runs Go in a module of ours. @throws Failure with its last words */
export async function runGo({ go, module, env, log }: GoCommand, args: readonly string[]): Promise<void> {
  const output = fs.openSync(log, 'a');
  try {
    const child = spawn(go, args, { cwd: goModuleFolder(module), env: goEnv(env), stdio: ['ignore', output, output] });
    const end = await new Promise<number | string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        resolve(code ?? signal ?? 'nothing');
      });
    });
    if (end === 0) return;
    const said = fs.readFileSync(log, 'utf8').trim().split('\n').slice(-12);
    throw new Failure(
      `go ${args.slice(0, 1).join('')} in proof/go/${module} ended with ${end}:\n${said.join('\n')}`,
      `all of it is in ${log}`,
    );
  } finally {
    fs.closeSync(output);
  }
}

function goEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = { GOFLAGS: '-mod=readonly -trimpath -buildvcs=false', CGO_ENABLED: '0', GOWORK: 'off' };
  const clean = { ...env, ...own, GOTOOLCHAIN: 'local' };
  for (const name of ['GOOS', 'GOARCH', 'GOBIN', 'GOEXPERIMENT']) Reflect.deleteProperty(clean, name);
  return clean;
}
