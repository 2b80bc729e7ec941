import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';
import { locateBinaries } from '../../proof/binaries/locate';
import { isIsolated, isolated } from '../../proof/processes/isolation';
import type { Proof } from '../../proof/prove';
import { proveEnvironment } from '../../proof/run';
import type { Bootstrap } from '../../proof/environment';
import { checkBranch } from '../bootstrap/branch';
import { Cluster } from '../bootstrap/cluster';
import { install } from '../bootstrap/install';
import { Failure, Interrupted } from '../failure';
import { colours, progress } from '../terminal';
import { junit } from './junit';
import { table } from './table';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface ProofOptions {
  readonly json?: string;
  readonly junit?: string;
  readonly keep?: string;
}

/** Proves the environments one after the other. @throws Failure when one does not hold, or could not be tried */
export async function proof(names: readonly string[], options: ProofOptions): Promise<void> {
  const root = path.join(__dirname, '..', '..');
  const settings = loadSettings({ directory: path.join(root, 'environments'), names, env: process.env });
  const { keep } = options;
  refuse(options);
  const binaries = await locateBinaries();
  if (!isIsolated()) {
    const inner = isolated([process.execPath, ...process.argv.slice(1)]);
    if (inner) {
      process.exitCode = await pass(inner);
      return;
    }
  }
  const interruption = new AbortController();
  for (const signal of signals) {
    process.on(signal, () => {
      // Who asks twice does not want to wait for the tidying up.
      if (interruption.signal.aborted) process.exit(130);
      interruption.abort(new Interrupted(signal, 'nothing is left running'));
    });
  }
  const { signal } = interruption;
  const line = progress(process.stderr);
  const proofs: Proof[] = [];
  try {
    for (const one of settings) {
      const onStep = (step: string) => {
        line.show(`${one.environment}: ${step} ...`);
      };
      const proven = await proveEnvironment(one, { binaries, bootstrap, keep, signal, onStep });
      proofs.push(proven);
      line.clear();
      process.stdout.write(`${table(proven, colours(process.stdout))}\n\n`);
    }
  } finally {
    line.clear();
    write(proofs, options);
  }
  const failed = proofs.flatMap(({ results }) => results).filter(({ problems }) => problems.length > 0);
  if (failed.length > 0) process.exitCode = 1;
}

/** What would only turn out at the end of a proof. @throws Failure */
function refuse({ json, junit: xml, keep }: ProofOptions): void {
  if (keep !== undefined && fs.existsSync(keep) && fs.readdirSync(keep).length > 0) {
    throw new Failure(`--keep ${keep} is not empty`, 'name a folder that is not there yet');
  }
  for (const file of [json, xml].filter((one) => one !== undefined)) {
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.appendFileSync(file, '');
    } catch (error) {
      throw new Failure(`${file} cannot be written: ${(error as Error).message}`, 'name another file');
    }
  }
}

/** The verb `bootstrap`, without the questions. */
const bootstrap: Bootstrap = async ({ settings, folder, env }) => {
  const cluster = await Cluster.reach(env);
  await checkBranch(settings, env);
  await install({ cluster, settings, folder, timeout: 60, say: () => undefined });
};

function write(proofs: readonly Proof[], { json, junit: xml }: ProofOptions): void {
  if (json !== undefined) fs.writeFileSync(json, `${JSON.stringify(proofs, null, 2)}\n`);
  if (xml !== undefined) fs.writeFileSync(xml, junit(proofs));
}

/** Runs a command in our place, in a process group of its own. @returns its exit code */
async function pass([command = '', ...args]: readonly string[]): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', detached: true });
  const forward = (signal: NodeJS.Signals): void => {
    // To the group: `unshare` itself hears no signals, and the inner run, which does, is its child.
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? (signal === null ? 1 : 130));
    });
  });
}
