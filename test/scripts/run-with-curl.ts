import * as fs from 'node:fs';
import * as path from 'node:path';
import { modeOf } from './mode-of';
import { runInFolder } from './script-folder';
import type { Ended } from './script-folder';

/** What a stand-in for curl saw when a script called it. */
export interface CurlCall {
  readonly args: readonly string[];
  readonly env: string;
  /** The option file, and its permissions. */
  readonly file: string;
  readonly mode: string;
}

export interface CurlRun extends Ended {
  readonly calls: readonly CurlCall[];
}

/** What curl prints, and how it ends, call by call; after the last it succeeds without a word. */
export type CurlAnswer = readonly [output: string, exit?: number];

/** Stands in for curl: writes down what it was given, prints what it is told to, ends as it is told. */
const curl = `#!/bin/sh
read -r count <"$RECORD/count"
echo $((count + 1)) >"$RECORD/count"
printf '%s\\n' "$@" >"$RECORD/$count.args"
env >"$RECORD/$count.env"
cp -p "$2" "$RECORD/$count.file"
[ -f "$RECORD/$count.output" ] || exit 0
cat "$RECORD/$count.output"
read -r status <"$RECORD/$count.exit"
exit "$status"
`;

/** Runs a script of the datastores with secrets in files, as in its pod. */
export function runWithCurl(
  name: string,
  secrets: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  answers: readonly CurlAnswer[] = [],
): CurlRun {
  const prepare = (record: string) => {
    fs.writeFileSync(path.join(record, 'count'), '0\n');
    answers.forEach(([output, exit = 0], index) => {
      fs.writeFileSync(path.join(record, `${index}.output`), output);
      fs.writeFileSync(path.join(record, `${index}.exit`), `${String(exit)}\n`);
    });
  };
  const { seen: calls, ...ended } = runInFolder(
    {
      script: path.join('constructs', 'datastores', 'scripts', name),
      clients: { curl },
      secrets,
      env: { DB_HOST: 'db.shop.svc', DB_PORT: '9200', ...env },
      prepare,
    },
    read,
  );
  return { ...ended, calls };
}

function read(record: string): readonly CurlCall[] {
  const count = path.join(record, 'count');
  return Array.from({ length: Number(fs.readFileSync(count, 'utf8')) }, (_, index) => {
    const part = (name: string) => fs.readFileSync(path.join(record, `${index}.${name}`), 'utf8').trimEnd();
    return {
      args: part('args').split('\n'),
      env: part('env'),
      file: part('file'),
      mode: modeOf(path.join(record, `${index}.file`)),
    };
  });
}
