import * as fs from 'node:fs';
import * as path from 'node:path';
import { readBlobs } from '../../../cli/git/manifests-branch';
import { openRepository } from '../../../cli/git/repository';
import { writeBlobs } from '../../../cli/publish/blobs';
import { contentDigest } from '../../../cli/publish/digest';
import { readFolder } from '../../../cli/publish/folder';
import { treesOf, writeTree } from '../../../cli/publish/tree';
import { createRepositories } from './repositories';
import type { Copy, Repositories } from './repositories';

let repositories: Repositories;
let copy: Copy;
let folder: string;

beforeEach(() => {
  repositories = createRepositories();
  copy = repositories.clone('ada');
  folder = path.join(repositories.folder, 'größe mit "Raum"');
});

afterEach(() => {
  repositories.remove();
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text, { mode: 0o755 });
  }
}

const files = {
  top: '1\n',
  'a b/"c"': '2\r\n',
  'a/deep/er/ö.yaml': 'ö',
  'a/z': '',
  'a.b/c': '3',
  '\u{1f600}': '4',
  '\uffe0': '5',
};

test('a tree holds every file, however deep and whatever it is called, with the bytes that it has', async () => {
  write(files);
  const git = openRepository(copy.root);
  const blobs = await writeBlobs(git, folder, [...readFolder(folder).keys()]);
  const tree = await writeTree(git, blobs, new Map());
  const listed = copy.git('ls-tree', '-r', '-z', tree).split('\0').filter(Boolean);
  const entries = listed.map((line) => /^(\d+) blob (\w+)\t(.*)$/.exec(line) ?? []);
  const texts = await readBlobs(git, [...blobs.values()]);
  expect(Object.fromEntries(entries.map(([, , id = '', name = '']) => [name, texts.get(id)]))).toEqual(files);
  expect(new Set(entries.map(([, mode]) => mode))).toEqual(new Set(['100644']));
  // As git itself makes it.
  fs.cpSync(folder, copy.root, { recursive: true });
  copy.git('-c', 'core.fileMode=false', 'add', '--all');
  expect(copy.git('write-tree')).toBe(tree);
});

test('folders that are kept are there as they were', async () => {
  write(files);
  const git = openRepository(copy.root);
  const old = await writeTree(git, await writeBlobs(git, folder, ['a/z', 'a.b/c']), new Map());
  const kept = await treesOf(git, old);
  const tree = await writeTree(git, await writeBlobs(git, folder, ['top']), kept);
  expect([...kept.keys()]).toEqual(['a.b', 'a']);
  expect(await treesOf(git, tree)).toEqual(kept);
  expect(copy.git('ls-tree', '-r', '--name-only', tree).split('\n')).toEqual(['a.b/c', 'a/z', 'top']);
});

test('a folder is read in the order of bytes, so that its digest is the same everywhere', () => {
  write(files);
  const read = readFolder(folder);
  expect([...read.keys()]).toEqual(['a b/"c"', 'a.b/c', 'a/deep/er/ö.yaml', 'a/z', 'top', '\uffe0', '\u{1f600}']);
  expect(contentDigest(new Map([...read].reverse()))).toBe(contentDigest(read));
});

test.each<[string, () => void]>([
  [
    'a name of two lines',
    () => {
      write({ 'one\ntwo': '' });
    },
  ],
  [
    'a link',
    () => {
      fs.symlinkSync('nowhere', path.join(folder, 'link'));
    },
  ],
])('%s is no plain file', (_, make) => {
  write({ top: '' });
  make();
  expect(() => readFolder(folder)).toThrow(/^Only plain files are published[^]*(link|one\\ntwo)/);
});
