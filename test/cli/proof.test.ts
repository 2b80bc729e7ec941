import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-proof-usage-'));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

/** On a machine that has Node and nothing else: it never comes to a real proof. */
function proof(...args: readonly string[]) {
  const env = { PATH: folder, PROOF_CACHE: path.join(folder, 'cache') };
  return spawnSync(process.execPath, ['cli/testbed.js', 'proof', ...args], { encoding: 'utf8', env });
}

test.each<[string, () => readonly string[], RegExp]>([
  ['programs that are missing, all at once', () => [], /redis-server, git, openssl[^]*kube-apiserver[^]*proof:build/],
  ['an environment that is not there', () => ['nowhere'], /nowhere[^]*local, production/],
  ['a folder to keep that is not empty', () => ['--keep', path.join(__dirname)], /--keep .* is not empty/],
  [
    'a report that cannot be written, before the proof and not after it',
    () => ['--junit', path.join(__filename, 'proof.xml')],
    /proof\.xml cannot be written/,
  ],
])('%s', (_, args, message) => {
  const { status, stderr, stdout } = proof(...args());
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect([status, stdout]).toEqual([1, '']);
});
