import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { begin, copyAt, createRepositories, createSource, settings, writeScript } from './repositories';
import type { Copy, Repositories } from './repositories';

let repositories: Repositories;
let source: Copy;

beforeEach(() => {
  repositories = createRepositories();
  source = createSource(repositories);
});

afterEach(() => {
  repositories.remove();
});

const log = (format: string, ...options: readonly string[]) =>
  repositories.remote('log', `--format=${format}`, ...options, 'manifests');
const commits = () => log('%H').split('\n');

/** What only a part of `dist/` holds. */
const below = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).filter(([file]) => file.startsWith(`${folder}/`)));

test('the first time it makes the branch, which holds exactly dist/, as plain files', async () => {
  const [publication] = await source.publish();
  expect(repositories.published()).toEqual(source.dist());
  expect(commits()).toEqual([publication?.commit]);
  const modes = repositories.remote('ls-tree', '-r', '--format=%(objectmode)', 'manifests').split('\n');
  expect(new Set(modes)).toEqual(new Set(['100644']));
});

test('the commit says what it was made from and with, in trailers that git reads', async () => {
  await source.publish();
  const trailer = (key: string) => log(`%(trailers:key=${key},valueonly)`).split('\n').filter(Boolean);
  const head = source.git('rev-parse', 'HEAD');
  expect(log('%s')).toBe(`Publish local, production from ${head.slice(0, 7)}`);
  expect(log('%an %cn')).toBe('ada ada');
  expect(trailer('Environment')).toEqual(['local', 'production']);
  expect(trailer('Source-Commit')).toEqual([head]);
  expect(trailer('Testbed-Version')).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+/)]);
  expect(trailer('Cdk8s-Version')).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+/)]);
});

test('anyone can make the digest again with tools of the shell', async () => {
  await source.publish();
  const digests = log('%(trailers:key=Content-Digest,valueonly)').split('\n').filter(Boolean);
  const command = "find . -type f | cut -c3- | LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum | sha256sum";
  const expected = ['local', 'production'].map((environment) => {
    const cwd = path.join(source.root, 'dist', environment);
    return `${environment} sha256:${spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' }).stdout.slice(0, 64)}`;
  });
  expect(digests).toEqual(expected);
});

test('the next time it adds one commit, and what is stale is gone', async () => {
  const [first] = await source.publish();
  source.commit({ 'local.json': '{"front":"1"}', 'production.json': '{"web":"2","api":"1"}' });
  const [second] = await source.publish();
  expect(commits()).toEqual([second?.commit, first?.commit]);
  expect(repositories.published()).toEqual(source.dist());
  expect(second?.changes).toEqual({
    added: ['local/shop/ConfigMap.front.yaml'],
    changed: ['production/shop/ConfigMap.web.yaml'],
    removed: ['local/shop/ConfigMap.web.yaml'],
  });
});

test('one environment is published alone, whatever has become of the others', async () => {
  await source.publish();
  const before = repositories.published();
  source.commit({ 'local.json': '{"web":"2"}', 'production.json': '{"web":"2"}' });
  fs.rmSync(path.join(source.root, 'dist', 'production'), { recursive: true });
  await source.publish({ names: ['local'] });
  expect(repositories.published()).toEqual({ ...below('local', source.dist()), ...below('production', before) });
  expect(log('%(trailers:key=Environment,valueonly)', '-1').trim()).toBe('local');
});

test('the folder of an environment that is no more goes when all are published, and stays when one is', async () => {
  await source.publish();
  source.git('rm', '--quiet', 'environments/production.yaml');
  source.commit({ 'local.json': '{"web":"2"}' });
  await source.publish({ names: ['local'] });
  expect(repositories.published()).toHaveProperty(['production/shop/ConfigMap.api.yaml']);
  await source.publish();
  expect(repositories.published()).toEqual(source.dist());
  expect(Object.keys(source.dist()).join()).not.toContain('production');
});

test('nothing is committed when nothing has changed, though the source is newer', async () => {
  const [first] = await source.publish();
  source.commit({ 'README.md': 'Words only.' });
  const [second] = await source.publish();
  expect(second).toMatchObject({ unchanged: true, changes: { added: [], changed: [], removed: [] } });
  expect(second).not.toHaveProperty('commit');
  expect(commits()).toEqual([first?.commit]);
});

test('a dry run says what would be done and pushes nothing', async () => {
  const [publication] = await source.publish({ dryRun: true });
  expect(publication).toMatchObject({ unchanged: false, environments: ['local', 'production'] });
  expect(publication).not.toHaveProperty('commit');
  expect(publication?.changes.added).toEqual(Object.keys(source.dist()));
  expect(repositories.remote('branch', '--list', 'manifests')).toBe('');
});

test('environments that name different branches go each to its own', async () => {
  source.commit({ 'environments/production.yaml': settings('production-manifests') });
  expect((await source.publish()).map(({ branch }) => branch)).toEqual(['manifests', 'production-manifests']);
  expect(repositories.published('manifests')).toEqual(below('local', source.dist()));
  expect(repositories.published('production-manifests')).toEqual(below('production', source.dist()));
});

test('what was published is told, though the next branch is refused', async () => {
  source.commit({ 'environments/production.yaml': settings('production-manifests') });
  repositories.hook('pre-receive', 'if grep -q production; then exit 1; fi');
  const onDone = jest.fn();
  await expect(source.publish({ onDone })).rejects.toThrow('The branch production-manifests of origin was not pushed');
  expect(onDone.mock.calls).toEqual([[expect.objectContaining({ branch: 'manifests' })]]);
  expect(repositories.published('manifests')).toEqual(below('local', source.dist()));
});

test('working tree, index, HEAD and FETCH_HEAD stay as they are, and nothing lies about afterwards', async () => {
  await source.publish();
  source.commit({ 'local.json': '{"web":"2"}' });
  source.git('fetch', '--quiet', 'origin', 'main');
  // A file whose time has changed makes git renew the index when it looks.
  fs.utimesSync(path.join(source.root, 'local.json'), 1, 1);
  const scratch = path.join(repositories.folder, 'scratch');
  fs.mkdirSync(scratch);
  const temporary = jest.spyOn(os, 'tmpdir').mockReturnValue(scratch);
  const state = () =>
    Object.fromEntries(
      ['.git/index', '.git/HEAD', '.git/FETCH_HEAD', '.git/config', 'local.json'].map((file) => [
        file,
        fs.readFileSync(path.join(source.root, file), 'hex'),
      ]),
    );
  const refs = () => source.git('for-each-ref', 'refs/heads', 'refs/tags', 'refs/stash');
  const entries = () => fs.readdirSync(path.join(source.root, '.git')).sort();
  const before = [state(), refs(), entries()];
  await source.publish();
  temporary.mockRestore();
  expect([state(), refs(), entries()]).toEqual(before);
  expect(fs.readdirSync(scratch)).toEqual([]);
});

test('filters, line endings, hooks and templates of the person change nothing', async () => {
  const hooks = path.join(repositories.folder, 'hooks');
  for (const hook of ['pre-commit', 'commit-msg', 'prepare-commit-msg']) writeScript(path.join(hooks, hook), 'exit 1');
  const config = {
    'core.autocrlf': 'true',
    'core.splitIndex': 'true',
    'filter.shout.clean': 'tr a-z A-Z',
    'commit.template': '/nowhere',
  };
  for (const [key, value] of Object.entries(config)) source.git('config', key, value);
  source.commit({ '.gitattributes': 'dist/** text eol=crlf filter=shout\n*.yaml filter=shout\n' });
  source.git('config', 'core.hooksPath', hooks);
  await source.publish();
  expect(repositories.published()).toEqual(source.dist());
  expect(await source.publish()).toMatchObject([{ unchanged: true }]);
});

test('commits are signed when git is set up to sign', async () => {
  const gpg = path.join(repositories.folder, 'gpg');
  const signature = '-----BEGIN PGP SIGNATURE-----\\n\\nof %s\\n-----END PGP SIGNATURE-----\\n';
  writeScript(gpg, `cat > /dev/null; echo '[GNUPG:] SIG_CREATED ' >&2; printf -- '${signature}' "$3"`);
  source.git('config', 'gpg.program', gpg);
  source.git('config', 'user.signingKey', 'ABCD');
  source.git('config', 'commit.gpgSign', 'true');
  await source.publish();
  expect(repositories.remote('cat-file', 'commit', 'manifests')).toMatch(/^gpgsig -----BEGIN PGP[^]*of ABCD/m);
  // What git then shows of signatures does not get into what is read of the history.
  source.git('config', 'log.showSignature', 'true');
  expect(await source.publish()).toMatchObject([{ unchanged: true }]);
});

test('a signature that cannot be made is a failure with the words of git', async () => {
  source.git('config', 'gpg.program', '/nowhere/gpg');
  source.git('config', 'commit.gpgSign', 'true');
  await expect(source.publish()).rejects.toThrow(/^The commit cannot be made:[^]*failed to[^]*-> .*commit\.gpgSign/);
  expect(repositories.remote('branch', '--list', 'manifests')).toBe('');
});

test('it works on a detached HEAD and in a linked worktree', async () => {
  const root = path.join(repositories.folder, 'linked');
  source.git('worktree', 'add', '--quiet', '--detach', root);
  const linked = copyAt(root, 'ada');
  linked.synth();
  await linked.publish();
  expect(repositories.published()).toEqual(linked.dist());
});

test('it works in a folder below the top of the repository, whatever has changed beside it', async () => {
  const { root } = repositories.clone('grace');
  const inner = begin(copyAt(path.join(root, 'testbed'), 'grace'));
  fs.writeFileSync(path.join(root, 'other'), 'not committed');
  await inner.publish();
  expect(repositories.published()).toEqual(inner.dist());
});

test('the remote may be given as a URL', async () => {
  await source.publish({ remote: repositories.bare });
  expect(repositories.published()).toEqual(source.dist());
});
