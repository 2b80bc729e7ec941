import * as fs from 'node:fs';
import * as path from 'node:path';
import { fetchTip, readBlobs } from '../../../cli/git/manifests-branch';
import { openRepository } from '../../../cli/git/repository';
import { createRepositories, writeScript } from '../publish/repositories';
import type { Copy, Repositories } from '../publish/repositories';

let repositories: Repositories;
let copy: Copy;

beforeEach(() => {
  repositories = createRepositories();
  copy = repositories.clone('ada');
});

afterEach(() => {
  repositories.remove();
});

const git = () => openRepository(copy.root);

/** Makes a branch of the remote hold these files and nothing else. @returns the commit */
function push(files: Readonly<Record<string, string>>, ref = 'refs/heads/manifests'): string {
  const { folder, remote } = repositories;
  const pushed = fs.mkdtempSync(path.join(folder, 'pushed-'));
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.join(pushed, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(pushed, file), text);
  }
  const identity = ['-c', 'user.name=ada', '-c', 'user.email=ada@shop.test'];
  remote('symbolic-ref', 'HEAD', ref);
  remote(`--work-tree=${pushed}`, 'add', '--all');
  remote(...identity, `--work-tree=${pushed}`, 'commit', '--quiet', '--message', 'Files');
  return remote('rev-parse', ref);
}

/** Every file of the branch with its text. */
async function read(reader = git()): Promise<unknown> {
  const tip = await fetchTip(reader, 'origin', 'manifests');
  const texts = await readBlobs(reader, [...(tip?.files.values() ?? [])]);
  return Object.fromEntries([...(tip?.files ?? [])].map(([file, id]) => [file, texts.get(id)]));
}

test('every file of the branch is there with its text, whatever it is called', async () => {
  const files = {
    top: 'one line',
    'größe/rük sicht/"ü".yaml': 'ä: ö\n',
    'local/empty': '',
    'local/lines': '\n\na blob 3\n',
  };
  const commit = push(files);
  expect((await fetchTip(git(), 'origin', 'manifests'))?.commit).toBe(commit);
  expect(await read()).toEqual(files);
});

test('two files of the same text share a blob', async () => {
  push({ 'a/x': 'same', 'b/x': 'same' });
  expect(await read()).toEqual({ 'a/x': 'same', 'b/x': 'same' });
});

test('a remote without the branch has no tip, though another one ends in its name', async () => {
  push({ top: '' }, 'refs/heads/refs/heads/manifests');
  expect(await fetchTip(git(), 'origin', 'manifests')).toBeUndefined();
});

test('what somebody else has pushed is fetched, and no ref tells of it', async () => {
  push({ top: 'old' });
  const reader = repositories.clone('grace');
  reader.git('update-ref', '-d', 'refs/remotes/origin/manifests');
  push({ top: 'new' });
  reader.git('config', 'fetch.prune', 'true');
  const refs = reader.git('for-each-ref');
  expect(await read(openRepository(reader.root))).toEqual({ top: 'new' });
  expect(reader.git('for-each-ref')).toBe(refs);
  expect(fs.existsSync(path.join(reader.root, '.git', 'FETCH_HEAD'))).toBe(false);
});

test('what is here is not fetched again', async () => {
  push({ top: 'here' });
  copy.git('fetch', '--quiet');
  const serve = path.join(repositories.folder, 'serve');
  writeScript(serve, 'echo >> "$0.asked"; exec git-upload-pack "$@"');
  copy.git('config', 'remote.origin.uploadpack', serve);
  expect(await read()).toEqual({ top: 'here' });
  expect(fs.readFileSync(`${serve}.asked`, 'utf8')).toBe('\n');
});

test('what is here in part is fetched again', async () => {
  const blob = repositories.remote('rev-parse', `${push({ top: 'whole' })}:top`);
  const root = path.join(repositories.folder, 'empty');
  copy.git('init', '--quiet', root);
  const reader = openRepository(root);
  await reader.raw(['remote', 'add', 'origin', repositories.bare]);
  await read(reader);
  fs.rmSync(path.join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  expect(await read(reader)).toEqual({ top: 'whole' });
});

test('a branch that is replaced after it was listed is listed again', async () => {
  push({ top: 'old' });
  const reader = repositories.clone('grace', '--single-branch', '--branch', 'manifests');
  push({ top: 'newer' });
  push({ top: 'newest' }, 'refs/heads/next');
  // What serves the remote: when it is asked for the second time, the branch has been replaced.
  const serve = path.join(repositories.folder, 'serve');
  const replace = `git -C ${repositories.bare} update-ref refs/heads/manifests refs/heads/next`;
  writeScript(serve, `[ -e "$0.asked" ] && ${replace}; touch "$0.asked"; exec git-upload-pack "$@"`);
  reader.git('config', 'remote.origin.uploadpack', serve);
  expect(await read(openRepository(reader.root))).toEqual({ top: 'newest' });
});

test('a remote that cannot be read is a failure, with the words of git and without credentials', async () => {
  const url = 'https://ada:secret@127.0.0.1:1/shop.git';
  const error: unknown = await fetchTip(git(), url, 'manifests').catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'Failure',
    message: expect.stringMatching(/cannot be read: fatal: .*127\.0\.0\.1/),
  });
  expect(String(error)).not.toContain('secret');
});

test('a remote cannot be taken for an option', async () => {
  const touched = path.join(repositories.folder, 'touched');
  await expect(fetchTip(git(), `--upload-pack=touch ${touched}`, 'manifests')).rejects.toThrow('cannot be read');
  expect(fs.existsSync(touched)).toBe(false);
});

test('a blob that is not there is an error, and none are no question', async () => {
  await expect(readBlobs(git(), ['0'.repeat(40)])).rejects.toThrow(/is no blob of this repository but missing/);
  expect(await readBlobs(git(), [])).toEqual(new Map());
});

test('many large files come back whole', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_, number) => [`f/${number}`, `${number}`.repeat(60_000)]),
  );
  push(files);
  expect(await read()).toEqual(files);
});
