import * as fs from 'node:fs';
import * as path from 'node:path';
import { runInFolder } from './script-folder';
import type { Ended } from './script-folder';

export interface ClientRun {
  readonly script: string;
  /** Shell text by the name of the program that it stands for. */
  readonly programs: Readonly<Record<string, string>>;
  /** Texts of files by the variable that names the file. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

export interface ClientResult extends Ended {
  /** What the programs wrote below $RECORD; `args` and `env` of every call are always there. */
  readonly records: ReadonlyMap<string, string>;
}

/** Runs a script of the datastores with programs of the test in the place of clients, each call of which is written down. */
export function runClient({ script, programs, secrets, env }: ClientRun): ClientResult {
  const withHead = ([name, text]: readonly [string, string]) => {
    const head = `#!/bin/sh\nprintf '%s %s\\n' ${name} "$*" >>"$RECORD/args"\nenv >>"$RECORD/env"\n`;
    return [name, head + text] as const;
  };
  const { seen: records, ...ended } = runInFolder(
    {
      script: path.join('constructs', 'datastores', 'scripts', script),
      clients: Object.fromEntries(Object.entries(programs).map(withHead)),
      secrets,
      env,
    },
    (record) =>
      new Map(fs.readdirSync(record).map((name) => [name, fs.readFileSync(path.join(record, name), 'utf8')] as const)),
  );
  return { ...ended, records };
}
