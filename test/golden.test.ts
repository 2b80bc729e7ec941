import * as fs from 'node:fs';
import * as path from 'node:path';
import { goldenFiles } from '../cli/golden/files';

const folder = path.join(__dirname, 'golden');
const wanted = goldenFiles();
const renew = 'run `npm run golden` and review the diff';

test.each([...wanted])(`%s is as reviewed, or ${renew}`, (file, content) => {
  expect(fs.readFileSync(path.join(folder, file), 'utf8')).toBe(content);
});

test(`no golden file is left of a component that is gone, or ${renew}`, () => {
  const there = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  expect(there.sort()).toEqual([...wanted.keys()].sort());
});
