import { setImmediate } from 'node:timers/promises';
import { Interrupted } from '../failure';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface SignalWatch {
  /** Lets a signal that is waiting be heard. @throws Interrupted when there was one */
  readonly check: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Takes the signals that ask the process to stop. They only leave a note, which is read between two steps: whatever runs
 * synchronously, such as two renames that belong together, is never cut apart.
 */
export function watchSignals(): SignalWatch {
  let received: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals): void => {
    received ??= signal;
  };
  for (const signal of signals) process.on(signal, note);
  return {
    check: async () => {
      // Node hands out signals between turns of its event loop only.
      await setImmediate();
      if (received) throw new Interrupted(received, 'dist/ is as it was');
    },
    stop: () => {
      for (const signal of signals) process.off(signal, note);
    },
  };
}
