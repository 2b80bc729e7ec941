import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** One program of the proof and how it is started. */
export interface Part {
  /** As its log is called: `kube-apiserver`. */
  readonly name: string;
  /** Absolute path. */
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment; nothing is inherited but PATH, which it may replace. @default - PATH only */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it does its work by now; asked again and again after the start. May throw while it does not. */
  readonly answers: () => Promise<boolean>;
}

/** A part that was started. */
export interface RunningPart {
  readonly name: string;
  readonly process: ChildProcess;
  /** File with all that it has printed. */
  readonly log: string;
  /** Says how it ended: `exit code 1`, `signal SIGKILL`, or why it could not start. */
  readonly ended: Promise<string>;
}

/** Starts a part in a process group of its own: Ctrl-C reaches only us, and stopping it stops what it has started, too. */
export function startPart({ name, command, args, env }: Part, logs: string): RunningPart {
  const log = path.join(logs, `${name}.log`);
  const output = fs.openSync(log, 'a');
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env.PATH, ...env },
  });
  fs.closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => {
      resolve(message);
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
    });
  });
  return { name, process: child, log, ended };
}

/** Sends a signal to a part and to what it has started; a group that is gone already is none of our business. */
export function signalPart({ process: { pid } }: RunningPart, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The last lines of a log, indented. */
export function endOfLog(file: string, lines = 15): string {
  const text = fs.readFileSync(file, 'utf8').trimEnd();
  return text
    .split('\n')
    .slice(-lines)
    .map((line) => `  ${line.slice(0, 200)}`)
    .join('\n');
}
