import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { modeOf } from './mode-of';

/** What a stand-in for a database client saw when a script called it. */
export interface Call {
  readonly args: string;
  readonly env: string;
  readonly stdin: string;
  /** The password or option file, and its permissions. */
  readonly file: string;
  readonly mode: string;
}

export interface ScriptRun {
  readonly status: number | null;
  readonly stderr: string;
  readonly stdout: string;
  /** Nothing when the client was never called. */
  readonly call?: Call;
  /** What the script left in its folder for temporary files. */
  readonly leftovers: readonly string[];
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
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-script-'));
  const make = (directory: string) => fs.mkdirSync(path.join(folder, directory), { recursive: true }) ?? '';
  const [bin, record, temporary] = ['bin', 'record', 'tmp'].map((directory) => make(directory));
  try {
    for (const program of ['psql', 'mysql', 'cqlsh'])
      fs.writeFileSync(path.join(folder, 'bin', program), client, { mode: 0o755 });
    const files = Object.entries(secrets).map(([variable, secret]) => {
      const file = path.join(folder, variable);
      fs.writeFileSync(file, secret);
      return [variable, file] as const;
    });
    const { status, stderr, stdout } = spawnSync('sh', [path.join('constructs', 'datastores', 'scripts', name)], {
      encoding: 'utf8',
      input: '',
      env: {
        PATH: `${bin ?? ''}:${process.env.PATH ?? ''}`,
        RECORD: record,
        TMPDIR: temporary,
        DB_HOST: 'db.shop.svc',
        DB_PORT: '3306',
        DB_DATABASE: 'cart',
        ...Object.fromEntries(files),
        ...env,
      },
    });
    return {
      status,
      stderr,
      stdout,
      call: read(path.join(folder, 'record')),
      leftovers: fs.readdirSync(path.join(folder, 'tmp')),
    };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
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
