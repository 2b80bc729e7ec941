import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { loadSettings } from '../../../app/settings/load';
import { SettingsError } from '../../../app/settings/problem';
import type { Problem } from '../../../app/settings/problem';

/** A sound file; tests change one thing in it. */
export const sound = `profile: small
target: kind
domain: testbed.localhost
git:
  url: https://github.com/owner/repository.git
imageRegistry: ghcr.io/owner
`;

const created: string[] = [];

afterAll(() => {
  for (const folder of created) fs.rmSync(folder, { recursive: true });
});

/** A folder `environments` that holds these files, removed when the tests of the file are done. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const top = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-'));
  created.push(top);
  const directory = path.join(top, 'environments');
  fs.mkdirSync(directory);
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(directory, name), content);
  return directory;
}

/** The problems that loading reports, none when it succeeds. */
export function problemsOf(
  directory: string,
  { names, env = {} }: { names?: string[]; env?: Record<string, string> } = {},
): readonly Problem[] {
  try {
    loadSettings({ directory, names, env });
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems;
  }
}
