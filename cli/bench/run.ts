import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

/** What one run of a program has used. */
export interface Usage {
  readonly seconds: number;
  /** User and system time of the process and its threads. */
  readonly cpuSeconds: number;
  /** The largest resident set. */
  readonly peakBytes: number;
}

const root = path.join(__dirname, '..', '..');

/** Runs a Node program in the repository and measures it from within. @throws when it fails, with what it printed */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Usage {
  const begin = process.hrtime.bigint();
  const { status, stdout, stderr, output } = spawnSync(
    process.execPath,
    ['--require', path.join(__dirname, 'probe.js'), ...args],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return { seconds, ...(JSON.parse(output[3] ?? '') as Omit<Usage, 'seconds'>) };
}

/** The median run, by CPU: what another busy program has cost the worst ones does not count. */
function median(usages: readonly Usage[]): Usage {
  const sorted = [...usages].sort((one, other) => one.cpuSeconds - other.cpuSeconds);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('nothing was run');
  return middle;
}

/** Runs a program several times. */
export function repeat(times: number, run: () => Usage): Usage {
  return median(Array.from({ length: times }, run));
}
