import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ManifestsRepository } from '../../../proof/sources/manifests-repository';

let folder: string;
let dist: string;
let repository: ManifestsRepository;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifests-'));
  dist = path.join(folder, 'dist');
  repository = await ManifestsRepository.create('git', path.join(folder, 'repository.git'), 'manifests');
  write({ 'local/a.yaml': 'a: 1\n', 'local/b.yaml': 'b: 1\n' });
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  fs.rmSync(dist, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
    fs.writeFileSync(path.join(dist, file), text);
  }
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['--git-dir', repository.folder, ...args], { encoding: 'utf8' }).trim();

const filesOf = (revision: string): readonly string[] => git('ls-tree', '-r', '--name-only', revision).split('\n');

test('the branch is what the folder is, each time, and its history grows', async () => {
  const first = await repository.replace(dist, 'Publish');
  expect(git('rev-parse', 'HEAD', 'manifests')).toBe(`${first}\n${first}`);
  expect(filesOf(first)).toEqual(['local/a.yaml', 'local/b.yaml']);
  write({ 'local/b.yaml': 'b: 2\n', 'local/c.yaml': 'c: 1\n' });
  const second = await repository.replace(dist, 'Publish again');
  expect(filesOf('manifests')).toEqual(['local/b.yaml', 'local/c.yaml']);
  expect(git('show', 'manifests:local/b.yaml')).toBe('b: 2');
  expect(git('log', '--format=%H %s', 'manifests')).toBe(`${second} Publish again\n${first} Publish`);
});

test('a change touches the files that it names and no others', async () => {
  write({ 'local/a.yaml': 'a: 1\n', 'local/b.yaml': 'b: 1\n', 'local/d.yaml': 'd: 1\n' });
  await repository.replace(dist, 'Publish');
  const files = new Map([
    ['local/a.yaml', 'a: {\n'],
    ['local/b.yaml', null],
    ['local/new/c.yaml', ''],
  ]);
  const changed = await repository.change(files, 'Mistake');
  expect(filesOf('manifests')).toEqual(['local/a.yaml', 'local/d.yaml', 'local/new/c.yaml']);
  expect(git('cat-file', '-p', `${changed}:local/a.yaml`)).toBe('a: {');
  expect(git('cat-file', '-s', `${changed}:local/new/c.yaml`)).toBe('0');
});

test('a .gitignore in the folder hides nothing', async () => {
  write({ '.gitignore': '*.yaml\n', 'local/a.yaml': 'a: 1\n' });
  expect(filesOf(await repository.replace(dist, 'Publish'))).toEqual(['.gitignore', 'local/a.yaml']);
});

test('whoever runs it, the author is the same', async () => {
  const commit = await repository.replace(dist, 'Publish');
  expect(git('log', '-1', '--format=%an <%ae> %cn', commit)).toBe('Proof <proof@example.com> Proof');
});
