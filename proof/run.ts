import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Settings } from '../app/settings/settings';
import type { Binaries } from './binaries/locate';
import type { Check } from './check';
import { checks } from './checks';
import { startEnvironment } from './environment';
import type { Bootstrap } from './environment';
import { Parts } from './processes/parts';
import { prove } from './prove';
import type { Proof } from './prove';

export interface RunOptions {
  readonly binaries: Binaries;
  readonly bootstrap: Bootstrap;
  /** Keeps logs, certificates and everything else there. @default - a temporary folder, removed at the end */
  readonly keep?: string;
  readonly signal: AbortSignal;
  /** Called when something begins that takes its time: a check, or the start. */
  readonly onStep: (step: string) => void;
}

/**
 * Proves one environment from nothing to the end. Whatever was started is stopped then, whatever has happened.
 *
 * @throws Failure when the proof could not be carried out; what does not hold stands in the results
 */
export async function proveEnvironment(
  settings: Settings,
  { binaries, bootstrap, keep, signal, onStep }: RunOptions,
): Promise<Proof> {
  const start = performance.now();
  const folder =
    keep === undefined
      ? fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-proof-'))
      : path.join(keep, settings.environment);
  const logs = path.join(folder, 'logs');
  fs.mkdirSync(logs, { recursive: true });
  const parts = new Parts(logs);
  signal.addEventListener('abort', () => {
    parts.abort(signal.reason as Error);
  });
  try {
    onStep('starting');
    const site = await startEnvironment(settings, { binaries, bootstrap, parts, folder });
    const results = await prove(site, checks, ({ name }: Check) => {
      onStep(name);
    });
    return { environment: settings.environment, results, seconds: (performance.now() - start) / 1000 };
  } finally {
    await parts.stop();
    if (keep === undefined) fs.rmSync(folder, { recursive: true, force: true });
  }
}
