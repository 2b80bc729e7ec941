import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { replace } from '../../cli/synth/replace';
import { filesIn, leftovers } from './sandbox';

let root: string;
let dist: string;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'replace-'));
  dist = path.join(root, 'dist');
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
}

/** Replaces by these files. */
function replaceBy(files: Readonly<Record<string, string>>, environments?: string[]): Promise<void> {
  return replace(dist, environments, async (staging) => {
    write(staging, files);
  });
}

test('the first output makes the folder', async () => {
  await replaceBy({ 'a/x': '1' });
  expect(filesIn(dist)).toEqual({ 'a/x': '1' });
  expect(leftovers(root)).toEqual([]);
});

test('what is no longer written vanishes', async () => {
  write(dist, { 'a/x': 'old', 'gone/x': 'old' });
  await replaceBy({ 'a/y': 'new' });
  expect(filesIn(dist)).toEqual({ 'a/y': 'new' });
});

test('named environments are replaced and the others stay', async () => {
  write(dist, { 'a/x': 'old', 'b/x': 'old', 'c/x': 'old' });
  await replaceBy({ 'a/y': 'new', 'b/y': 'new' }, ['a', 'b']);
  expect(filesIn(dist)).toEqual({ 'a/y': 'new', 'b/y': 'new', 'c/x': 'old' });
  expect(leftovers(root)).toEqual([]);
});

test.each([[undefined], [['a']]])('a named environment also makes the folder, when %j are asked for', async (names) => {
  await replaceBy({ 'a/x': '1' }, names);
  expect(filesIn(dist)).toEqual({ 'a/x': '1' });
});

test('nothing is replaced when one of the named environments is missing', async () => {
  write(dist, { 'a/x': 'old', 'b/x': 'old' });
  await expect(replaceBy({ 'a/y': 'new' }, ['a', 'b'])).rejects.toThrow('ENOENT');
  expect(filesIn(dist)).toEqual({ 'a/x': 'old', 'b/x': 'old' });
  expect(leftovers(root)).toEqual([]);
});

test('dist is whole until everything is staged', async () => {
  write(dist, { 'a/x': 'old' });
  await replace(dist, undefined, async (staging) => {
    write(staging, { 'a/x': 'new' });
    expect(filesIn(dist)).toEqual({ 'a/x': 'old' });
  });
  expect(filesIn(dist)).toEqual({ 'a/x': 'new' });
});

test.each([
  ['ENOSPC', 'no space left on device', 'free some space on the disk, then run again'],
  ['EDQUOT', 'disk quota exceeded', 'free some of your quota, then run again'],
  ['EACCES', 'permission denied', 'give yourself the permission to write there, then run again'],
])('%s while it writes leaves dist as it was and names the remedy', async (code, text, remedy) => {
  write(dist, { 'a/x': 'old' });
  const run = replace(dist, undefined, async (staging) => {
    write(staging, { 'a/x': 'half' });
    throw Object.assign(new Error(`${code}: ${text}, write`), {
      code,
      syscall: 'write',
      path: path.join(staging, 'a/x'),
    });
  });
  const message = `The output could not be written: ${code}: ${text}, write. dist/ is as it was.\n-> ${remedy}`;
  await expect(run).rejects.toMatchObject({ name: 'Failure', message });
  expect(filesIn(dist)).toEqual({ 'a/x': 'old' });
  expect(leftovers(root)).toEqual([]);
});

test('a file that the program itself lacks is not taken for a disk that fails', async () => {
  const error = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: '/elsewhere' });
  await expect(replace(dist, undefined, () => Promise.reject(error))).rejects.toBe(error);
});

test('the listeners of signals are taken off again', async () => {
  const before = process.listenerCount('SIGINT');
  await replaceBy({ 'a/x': '1' });
  await expect(replace(dist, undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test.each<[string, () => void, RegExp]>([
  [
    'a file',
    () => {
      fs.writeFileSync(dist, 'mine');
    },
    /dist is a file, where a folder is to be\n-> remove it or move it away/,
  ],
  [
    'a link to a folder',
    () => {
      fs.symlinkSync(os.tmpdir(), dist);
    },
    /dist is a symbolic link.*\n-> remove the link/,
  ],
  [
    'a link to nowhere',
    () => {
      fs.symlinkSync('nowhere', dist);
    },
    /dist is a symbolic link.*\n-> remove the link/,
  ],
])('dist being %s is refused and left alone', async (_, make, message) => {
  make();
  const before = fs.lstatSync(dist);
  await expect(replaceBy({ 'a/x': '1' })).rejects.toThrow(message);
  expect(fs.lstatSync(dist).ino).toBe(before.ino);
  expect(leftovers(root)).toEqual([]);
});

test('a folder above that is none is refused', async () => {
  fs.writeFileSync(path.join(root, 'file'), '');
  const under = replace(path.join(root, 'file', 'dist'), undefined, async () => undefined);
  await expect(under).rejects.toThrow(/file is no folder\n-> /);
});

/** Permissions do not stop root, so root steps down for the time of the test. */
async function asNobody(act: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return act();
  for (const place of [root, dist]) fs.chownSync(place, 65534, 65534);
  process.seteuid?.(65534);
  await act().finally(() => process.seteuid?.(0));
}

test.each([
  ['dist', () => dist],
  ['the folder above', () => root],
])('%s without permission to write is refused', async (_, folder) => {
  write(dist, { 'a/x': 'old' });
  fs.chmodSync(folder(), 0o555);
  await asNobody(async () => {
    await expect(replaceBy({ 'a/x': 'new' })).rejects.toThrow(/is not writable\n-> make it writable: chmod u\+rwx /);
  });
  fs.chmodSync(folder(), 0o755);
  expect(filesIn(dist)).toEqual({ 'a/x': 'old' });
  expect(leftovers(root)).toEqual([]);
});
