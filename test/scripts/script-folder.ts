import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the script left in its folder for temporary files. */
  readonly leftovers: readonly string[];
}

export interface ScriptSetting {
  /** Path from the root of the repository. */
  readonly script: string;
  /** By name, the programs that stand in for clients. They may write to the folder `$RECORD`. */
  readonly clients: Readonly<Record<string, string>>;
  /** By the variable that names its file. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** Puts into the folder of records what the clients want to find there. */
  readonly prepare?: (record: string) => void;
}

/**
 * Runs a script with secrets in files, as in its pod.
 *
 * @param read of the folder of records, while it is there
 */
export function runInFolder<Read>(
  setting: ScriptSetting,
  read: (record: string) => Read,
): Ended & { readonly seen: Read } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-script-'));
  try {
    const [bin = '', record = '', temporary = ''] = ['bin', 'record', 'tmp'].map((name) => path.join(folder, name));
    for (const directory of [bin, record, temporary]) fs.mkdirSync(directory);
    for (const [name, text] of Object.entries(setting.clients)) {
      fs.writeFileSync(path.join(bin, name), text, { mode: 0o755 });
    }
    setting.prepare?.(record);
    const files = Object.entries(setting.secrets).map(([variable, secret]) => {
      const file = path.join(folder, variable);
      fs.writeFileSync(file, secret);
      return [variable, file] as const;
    });
    const { status, stdout, stderr } = spawnSync('sh', [setting.script], {
      encoding: 'utf8',
      input: '',
      env: {
        PATH: `${bin}:${process.env.PATH ?? ''}`,
        RECORD: record,
        TMPDIR: temporary,
        ...Object.fromEntries(files),
        ...setting.env,
      },
    });
    return { status, stdout, stderr, seen: read(record), leftovers: fs.readdirSync(temporary) };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
