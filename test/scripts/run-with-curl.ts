import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { modeOf } from './mode-of';

/** What a stand-in for curl saw when a script called it. */
export interface CurlCall {
  readonly args: readonly string[];
  readonly env: string;
  /** The option file, and its permissions. */
  readonly file: string;
  readonly mode: string;
}

export interface CurlRun {
  readonly status: number | null;
  readonly stderr: string;
  readonly stdout: string;
  readonly calls: readonly CurlCall[];
  /** What the script left in its folder for temporary files. */
  readonly leftovers: readonly string[];
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
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-script-'));
  const [bin, record, temporary] = ['bin', 'record', 'tmp'].map((one) => path.join(folder, one)) as [
    string,
    string,
    string,
  ];
  try {
    for (const directory of [bin, record, temporary]) fs.mkdirSync(directory);
    fs.writeFileSync(path.join(record, 'count'), '0\n');
    fs.writeFileSync(path.join(bin, 'curl'), curl, { mode: 0o755 });
    answers.forEach(([output, exit = 0], index) => {
      fs.writeFileSync(path.join(record, `${index}.output`), output);
      fs.writeFileSync(path.join(record, `${index}.exit`), `${String(exit)}\n`);
    });
    const files = Object.entries(secrets).map(([variable, secret]) => {
      const file = path.join(folder, variable);
      fs.writeFileSync(file, secret);
      return [variable, file] as const;
    });
    const { status, stderr, stdout } = spawnSync('sh', [path.join('constructs', 'datastores', 'scripts', name)], {
      encoding: 'utf8',
      input: '',
      env: {
        PATH: `${bin}:${process.env.PATH ?? ''}`,
        RECORD: record,
        TMPDIR: temporary,
        DB_HOST: 'db.shop.svc',
        DB_PORT: '9200',
        ...Object.fromEntries(files),
        ...env,
      },
    });
    return { status, stderr, stdout, calls: read(record), leftovers: fs.readdirSync(temporary) };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
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
