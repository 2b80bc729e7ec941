import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { lock } from '../../cli/synth/lock';
import { isAlive } from '../../cli/synth/processes';
import { recover } from '../../cli/synth/swap';
import { filesIn, leftovers } from './sandbox';

/** The id of a process that has ended; no other gets it while the tests run. */
const dead = spawnSync(process.execPath, ['--version']).pid;
const living = process.ppid;

let root: string;
let dist: string;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'recovery-'));
  dist = path.join(root, 'dist');
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

function put(folder: string, file = 'x'): void {
  fs.mkdirSync(path.join(root, folder), { recursive: true });
  fs.writeFileSync(path.join(root, folder, file), folder);
}

test('the id of this process, of none and of nonsense are not alive', () => {
  expect([living, dead, process.pid, 0, -1, NaN, 1.5].map(isAlive)).toEqual([true, ...Array<boolean>(6).fill(false)]);
});

test('a kill between the two renames is undone', () => {
  put(`dist.previous-${dead}`);
  recover(dist);
  expect(filesIn(root)).toEqual({ 'dist/x': `dist.previous-${dead}` });
});

test('a kill between the two renames of one environment is undone', () => {
  put('dist/other');
  put(`dist.local.previous-${dead}`);
  recover(dist);
  expect(filesIn(dist)).toEqual({ 'local/x': `dist.local.previous-${dead}`, 'other/x': 'dist/other' });
});

test('a kill after the two renames leaves the new output', () => {
  put('dist/local');
  put(`dist.previous-${dead}/gone`);
  put(`dist.local.previous-${dead}`);
  recover(dist);
  expect(filesIn(root)).toEqual({ 'dist/local/x': 'dist/local' });
});

test('what dead processes had not finished is removed, what living ones write is not', () => {
  put(`dist.staging-${dead}/local`);
  put(`dist.staging-${process.pid}/local`);
  put(`dist.staging-${living}/local`);
  put('dist.backup');
  put('distance');
  recover(dist);
  expect(fs.readdirSync(root).sort()).toEqual(['dist.backup', `dist.staging-${living}`, 'distance'].sort());
});

test('the lock is one folder, and is gone when it is given back', () => {
  const unlock = lock(dist);
  expect(leftovers(root)).toEqual(['dist.lock']);
  unlock();
  expect(leftovers(root)).toEqual([]);
});

test('the lock of a process that lives is respected', () => {
  put('dist.lock', String(living));
  expect(() => lock(dist)).toThrow(
    `Another synthesis is at work in dist/ (process ${living})\n-> wait until it is done; if nothing of that kind runs, remove ${dist}.lock`,
  );
  expect(leftovers(root)).toEqual(['dist.lock']);
});

test.each([
  ['of a dead process', String(dead)],
  ['of a process that had the same id', String(process.pid)],
  ['that names no process', 'nonsense'],
])('a lock %s is taken over', (_, holder) => {
  put('dist.lock', holder);
  lock(dist);
  expect(fs.readdirSync(path.join(root, 'dist.lock'))).toEqual([String(process.pid)]);
});

test('an empty lock, left between two steps of giving it back, is taken over', () => {
  fs.mkdirSync(path.join(root, 'dist.lock'));
  lock(dist);
  expect(fs.readdirSync(path.join(root, 'dist.lock'))).toEqual([String(process.pid)]);
});

test('giving the lock back does not take it from the next holder', () => {
  const unlock = lock(dist);
  fs.rmSync(path.join(root, 'dist.lock', String(process.pid)));
  put('dist.lock', String(living));
  unlock();
  expect(fs.readdirSync(path.join(root, 'dist.lock'))).toEqual([String(living)]);
});
