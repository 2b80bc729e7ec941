import * as fs from 'node:fs';
import * as path from 'node:path';
import { modeOf } from './mode-of';
import { runInFolder } from './script-folder';
import type { Ended } from './script-folder';

/** What a stand-in for a database client saw when a script called it. */
export interface Call {
  readonly args: string;
  readonly env: string;
  readonly stdin: string;
  /** The password or option file, and its permissions. */
  readonly file: string;
  readonly mode: string;
}

export interface ScriptRun extends Ended {
  /** Nothing when the client was never called. */
  readonly call?: Call;
}

/** Stands in for psql, mysql and cqlsh: writes down what it was given, and ends as it is told. */
const client = `#!/bin/sh
printf '%s' "$*" >"$RECORD/args"
env >"$RECORD/env"
cat >"$RECORD/stdin"
file=\${PGPASSFILE:-}
for argument in "$@"; do
  case $argument in --defaults-file=* | --credentials=*) file=\${argument#*=} ;; esac
done
cp -p "$file" "$RECORD/file"
printf '%s' "\${CLIENT_OUTPUT:-}"
exit "\${CLIENT_EXIT:-0}"
`;

/** Runs a script of the datastores with secrets in files, as in its pod. */
export function runScript(
  name: string,
  secrets: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): ScriptRun {
  const { seen: call, ...ended } = runInFolder(
    {
      script: path.join('constructs', 'datastores', 'scripts', name),
      clients: { psql: client, mysql: client, cqlsh: client },
      secrets,
      env: { DB_HOST: 'db.shop.svc', DB_PORT: '3306', DB_DATABASE: 'cart', ...env },
    },
    read,
  );
  return { ...ended, call };
}

function read(record: string): Call | undefined {
  if (fs.readdirSync(record).length === 0) return undefined;
  const part = (name: keyof Call) => fs.readFileSync(path.join(record, name), 'utf8').trimEnd();
  return {
    args: part('args'),
    env: part('env'),
    stdin: part('stdin'),
    file: part('file'),
    mode: modeOf(path.join(record, 'file')),
  };
}
