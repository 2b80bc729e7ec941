import * as fs from 'node:fs';
import * as path from 'node:path';
import { createRepositories, createSource, settings, writeScript } from './repositories';
import type { Copy, Repositories } from './repositories';

let repositories: Repositories;
let source: Copy;
let other: Copy;
let pause: jest.Mock<Promise<void>, [number]>;

beforeEach(() => {
  repositories = createRepositories();
  source = createSource(repositories);
  other = repositories.clone('grace');
  pause = jest.fn<Promise<void>, [number]>(async () => undefined);
});

afterEach(() => {
  repositories.remove();
});

const identity = ['AUTHOR', 'COMMITTER'].map((who) => `GIT_${who}_NAME=grace GIT_${who}_EMAIL=g@shop.test`).join(' ');
const subjects = () => repositories.remote('log', '--format=%an: %s', 'manifests').split('\n');
const from = ({ git }: Copy) => git('rev-parse', '--short=7', 'HEAD');

/** Runs a shell script each time after `source` has looked at the branch, and before it pushes. */
function beforePush(script: string): void {
  const place = path.join(source.root, '.git/hooks/pre-push');
  writeScript(place, `unset $(git rev-parse --local-env-vars)\n${script}`);
}

/** Lets the other copy publish in between, once. */
async function letOtherBeFirst(names: readonly string[]): Promise<void> {
  const waiting = path.join(repositories.folder, 'waiting.git');
  other.git('clone', '--quiet', '--bare', repositories.bare, waiting);
  await other.publish({ names, remote: waiting });
  beforePush(`rm "$0" && git --git-dir ${waiting} push --quiet ${repositories.bare} manifests`);
}

test.each([
  ['makes the branch', false],
  ['moves the branch', true],
])('whoever is second when another one %s builds upon it', async (_, isThere) => {
  if (isThere) await source.publish();
  source.commit({ 'local.json': '{"web":"2"}' });
  other.commit({ 'production.json': '{"web":"2"}' });
  await letOtherBeFirst(['production']);
  await source.publish({ names: ['local'], pause });
  expect(pause.mock.calls).toEqual([[1]]);
  expect(subjects().slice(0, 2)).toEqual([
    `ada: Publish local from ${from(source)}`,
    `grace: Publish production from ${from(other)}`,
  ]);
  const published = repositories.published();
  expect(published['local/shop/ConfigMap.web.yaml']).toBe(source.dist()['local/shop/ConfigMap.web.yaml']);
  expect(published['production/shop/ConfigMap.web.yaml']).toBe(other.dist()['production/shop/ConfigMap.web.yaml']);
});

test('nothing is left to do when the other one published the same', async () => {
  other.synth();
  await letOtherBeFirst([]);
  expect(await source.publish({ pause })).toMatchObject([{ unchanged: true }]);
  expect(subjects()).toEqual([`grace: Publish local, production from ${from(other)}`]);
});

test('what the other one published is looked at like everything else', async () => {
  other.commit({ 'local.json': '{"web":"2"}' });
  await letOtherBeFirst(['local']);
  await expect(source.publish({ pause })).rejects.toThrow(/local: .* which grace .* is not in this clone/);
  expect(subjects()).toEqual([`grace: Publish local from ${from(other)}`]);
});

test('it gives up when others are first again and again', async () => {
  await source.publish();
  source.commit({ 'local.json': '{"web":"2"}' });
  const commit = "git commit-tree 'manifests^{tree}' -p manifests -m Again";
  beforePush(`cd ${repositories.bare} && git update-ref refs/heads/manifests $(${identity} ${commit})`);
  await expect(source.publish({ pause })).rejects.toThrow(/8 attempts came too late\n-> wait/);
  expect(pause.mock.calls.map(([attempt]) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(subjects().slice(0, 2)).toEqual(['grace: Again', 'grace: Again']);
});

test('of many who publish at once nobody is lost', async () => {
  const names = ['east', 'north', 'south', 'west'];
  const files = names.flatMap((name) => [
    [`environments/${name}.yaml`, settings()],
    [`${name}.json`, `{"of":"${name}"}`],
  ]);
  source.commit(Object.fromEntries(files) as Record<string, string>);
  source.git('push', '--quiet', 'origin', 'HEAD:main');
  const copies = names.map((name) => ({ name, copy: repositories.clone(name) }));
  for (const { copy } of copies) copy.synth();
  await Promise.all(copies.map(({ name, copy }) => copy.publish({ names: [name] })));
  const expected = Object.entries(source.dist()).filter(([file]) => names.some((name) => file.startsWith(`${name}/`)));
  expect(repositories.published()).toEqual(Object.fromEntries(expected));
  expect(subjects()).toHaveLength(names.length);
});

describe('a branch that is locked on the remote', () => {
  const lock = () => path.join(repositories.bare, 'refs/heads/manifests.lock');

  beforeEach(() => {
    fs.writeFileSync(lock(), '');
  });

  test('is waited for', async () => {
    pause.mockImplementation(async (attempt) => {
      if (attempt === 2) fs.rmSync(lock());
    });
    await source.publish({ pause });
    expect(pause.mock.calls).toEqual([[1], [2]]);
    expect(repositories.published()).toEqual(source.dist());
  });

  test('for good is a failure with the words of the remote', async () => {
    await expect(source.publish({ pause })).rejects.toThrow(/was not pushed:[^]*cannot lock ref/);
    expect(pause).toHaveBeenCalledTimes(7);
  });
});

describe('a push that breaks', () => {
  test('before the branch has moved leaves it as it was, and the next one works', async () => {
    await source.publish();
    const before = repositories.published();
    source.commit({ 'local.json': '{"web":"2"}' });
    repositories.hook('pre-receive', 'kill -KILL $PPID');
    await expect(source.publish({ pause })).rejects.toThrow(/was not pushed:[^]*hung up unexpectedly/);
    expect(repositories.published()).toEqual(before);
    expect(repositories.remote('fsck', '--strict')).not.toMatch(/error|missing/);

    repositories.hook('pre-receive', 'exit 0');
    await source.publish({ pause });
    expect(repositories.published()).toEqual(source.dist());
    expect(pause).not.toHaveBeenCalled();
  });

  test('after the branch has moved was a push all the same', async () => {
    repositories.hook('post-receive', 'kill -KILL $PPID');
    const [publication] = await source.publish({ pause });
    expect(publication?.commit).toBe(repositories.remote('rev-parse', 'manifests'));
    expect(repositories.published()).toEqual(source.dist());
  });
});
