import { execFileSync } from 'node:child_process';
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
  ['ENOSPC', 'write', 'free some space on the disk, then run again'],
  ['EDQUOT', 'write', 'free some of your quota, then run again'],
  ['ENOSPC', 'mkdir', 'free some space on the disk, then run again'],
  ['EACCES', 'open', 'give yourself the permission to write there, then run again'],
])('%s of %s leaves dist as it was and names the remedy', async (code, syscall, remedy) => {
  write(dist, { 'a/x': 'old' });
  const run = replace(dist, undefined, (staging) => {
    write(staging, { 'a/x': 'half' });
    // A write knows only the open file.
    const place = syscall === 'write' ? {} : { path: path.join(staging, 'a/x') };
    return Promise.reject(Object.assign(new Error(`${code}, ${syscall}`), { code, syscall, ...place }));
  });
  const message = `The output could not be written: ${code}, ${syscall}. dist/ is as it was.\n-> ${remedy}`;
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

/** Permissions do not stop root: its process steps down as soon as it has loaded what it needs. */
const script = `
  require('./cli/typescript');
  const { replace } = require('./cli/synth/replace');
  if (process.getuid?.() === 0) process.setuid(65534);
  replace(process.argv[1], undefined, () => Promise.reject(new Error('it went on'))).catch(({ message }) => console.log(message));
`;

test.each([
  ['dist', () => dist],
  ['the folder above', () => root],
])('%s without permission to write is refused', (_, folder) => {
  write(dist, { 'a/x': 'old' });
  if (process.getuid?.() === 0) for (const place of [root, dist]) fs.chownSync(place, 65534, 65534);
  fs.chmodSync(folder(), 0o555);
  const said = execFileSync(process.execPath, ['-e', script, dist], { cwd: path.join(__dirname, '..', '..') });
  fs.chmodSync(folder(), 0o755);
  expect(String(said)).toBe(`${folder()} is not writable\n-> make it writable: chmod u+rwx ${folder()}\n`);
  expect(filesIn(dist)).toEqual({ 'a/x': 'old' });
  expect(leftovers(root)).toEqual([]);
});
