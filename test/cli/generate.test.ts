import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { renew } from '../../cli/generate';

let root: string;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'generate-'));
  fs.writeFileSync(path.join(root, 'fresh'), 'as it should be');
  fs.writeFileSync(path.join(root, 'stale'), 'old');
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

const targets = [
  { file: 'fresh', content: () => 'as it should be' },
  { file: 'stale', content: (committed: string) => committed.replace('old', 'new') },
  { file: 'missing', content: async (committed: string) => `${committed}made` },
];

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

test('what is stale or missing is renewed and named, what is fresh is left alone', async () => {
  const before = fs.statSync(path.join(root, 'fresh'), { bigint: true }).mtimeNs;
  expect(await renew(root, false, targets)).toEqual(['stale', 'missing']);
  expect([read('stale'), read('missing')]).toEqual(['new', 'made']);
  expect(fs.statSync(path.join(root, 'fresh'), { bigint: true }).mtimeNs).toBe(before);
  expect(await renew(root, false, [targets[0]!, targets[1]!])).toEqual([]);
});

test('a check names what is stale and writes nothing', async () => {
  expect(await renew(root, true, targets)).toEqual(['stale', 'missing']);
  expect(read('stale')).toBe('old');
  expect(fs.existsSync(path.join(root, 'missing'))).toBe(false);
});
