import * as fs from 'node:fs';
import * as path from 'node:path';
import { runInFolder } from './script-folder';
import type { Ended } from './script-folder';

/** What a stand-in for the client of a queue saw. */
export interface QueueCall {
  readonly args: string;
  readonly env: string;
  /** The configuration that it was handed, and its permissions. */
  readonly file: string;
  readonly mode: string;
}

export interface QueueScriptRun extends Ended {
  /** Nothing when the client was never called. */
  readonly call?: QueueCall;
}

/** Writes down what it was given, answers what it is told, and ends as it is told. */
const client = ({ locate }: QueueScript) => `#!/bin/sh
printf '%s' "$*" >"$RECORD/args"
env >"$RECORD/env"
${locate}
cat "$file" >"$RECORD/file"
stat -c %a "$file" >"$RECORD/mode"
printf '%s' "$CLIENT_ANSWER"
exit "\${CLIENT_EXIT:-0}"
`;

export interface QueueScript {
  readonly name: string;
  /** The program that it calls. */
  readonly client: string;
  /** What sets `file` to the configuration that the program is handed, in its shell. */
  readonly locate: string;
}

/** Runs a check of a queue with secrets in files, as in its pod. */
export function runQueueScript(
  script: QueueScript,
  secrets: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): QueueScriptRun {
  const { seen: call, ...ended } = runInFolder(
    {
      script: path.join('constructs', 'messaging', 'scripts', script.name),
      clients: { [script.client]: client(script) },
      secrets,
      env,
    },
    read,
  );
  return { ...ended, call };
}

function read(record: string): QueueCall | undefined {
  if (fs.readdirSync(record).length === 0) return undefined;
  const part = (name: keyof QueueCall) => fs.readFileSync(path.join(record, name), 'utf8').trimEnd();
  return { args: part('args'), env: part('env'), file: part('file'), mode: part('mode') };
}
