import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** What a stand-in for the client of a queue saw. */
export interface QueueCall {
  readonly args: string;
  readonly env: string;
  /** The configuration that it was handed, and its permissions. */
  readonly file: string;
  readonly mode: string;
}

export interface QueueScriptRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Nothing when the client was never called. */
  readonly call?: QueueCall;
  /** What the script left in its folder for temporary files. */
  readonly leftovers: readonly string[];
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
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-script-'));
  try {
    const [bin = '', record = '', temporary = ''] = ['bin', 'record', 'tmp'].map((name) => path.join(folder, name));
    for (const directory of [bin, record, temporary]) fs.mkdirSync(directory);
    fs.writeFileSync(path.join(bin, script.client), client(script), { mode: 0o755 });
    const files = Object.entries(secrets).map(([variable, secret]) => {
      fs.writeFileSync(path.join(folder, variable), secret);
      return [variable, path.join(folder, variable)] as const;
    });
    const { status, stdout, stderr } = spawnSync('sh', [path.join('constructs', 'messaging', 'scripts', script.name)], {
      encoding: 'utf8',
      input: '',
      env: {
        PATH: `${bin}:${process.env.PATH ?? ''}`,
        RECORD: record,
        TMPDIR: temporary,
        ...Object.fromEntries(files),
        ...env,
      },
    });
    const part = (name: string) => fs.readFileSync(path.join(record, name), 'utf8').trimEnd();
    const called = fs.readdirSync(record).length > 0;
    const call = called ? { args: part('args'), env: part('env'), file: part('file'), mode: part('mode') } : undefined;
    return { status, stdout, stderr, call, leftovers: fs.readdirSync(temporary) };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
