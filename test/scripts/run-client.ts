import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

export interface ClientRun {
  readonly script: string;
  /** Shell text by the name of the program that it stands for. */
  readonly programs: Readonly<Record<string, string>>;
  /** Texts of files by the variable that names the file. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

export interface ClientResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the programs wrote below $RECORD; `args` and `env` of every call are always there. */
  readonly records: ReadonlyMap<string, string>;
  /** What the script left in its folder for temporary files. */
  readonly leftovers: readonly string[];
}

/** Runs a script of the datastores with programs of the test in the place of clients, each call of which is written down. */
export function runClient({ script, programs, secrets, env }: ClientRun): ClientResult {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-client-'));
  const place = (name: string) => path.join(folder, name);
  try {
    for (const name of ['bin', 'record', 'tmp', 'secrets']) fs.mkdirSync(place(name));
    for (const [name, text] of Object.entries(programs)) {
      const head = `#!/bin/sh\nprintf '%s %s\\n' ${name} "$*" >>"$RECORD/args"\nenv >>"$RECORD/env"\n`;
      fs.writeFileSync(path.join(place('bin'), name), head + text, { mode: 0o755 });
    }
    const files = Object.entries(secrets).map(([variable, text]) => {
      const file = path.join(place('secrets'), variable);
      fs.writeFileSync(file, text);
      return [variable, file] as const;
    });
    const { status, stdout, stderr } = spawnSync('sh', [path.join('constructs', 'datastores', 'scripts', script)], {
      encoding: 'utf8',
      input: '',
      env: {
        PATH: `${place('bin')}:${process.env.PATH ?? ''}`,
        RECORD: place('record'),
        TMPDIR: place('tmp'),
        ...Object.fromEntries(files),
        ...env,
      },
    });
    const records = fs.readdirSync(place('record')).map((name): [string, string] => {
      return [name, fs.readFileSync(path.join(place('record'), name), 'utf8')];
    });
    return { status, stdout, stderr, records: new Map(records), leftovers: fs.readdirSync(place('tmp')) };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
