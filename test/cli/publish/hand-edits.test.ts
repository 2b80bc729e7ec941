import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createPublished, createRepositories, createSource } from './repositories';
import type { Copy, Repositories } from './repositories';

let repositories: Repositories;
let source: Copy;

beforeEach(() => {
  repositories = createRepositories();
});

afterEach(() => {
  repositories.remove();
});

const tip = () => repositories.remote('rev-parse', 'manifests');

/** It is refused with this message, and the branch stays as it is. */
async function expectRefused(published: Promise<unknown>, message: string | RegExp): Promise<string> {
  const before = tip();
  const error: unknown = await published.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'Failure', message: expect.stringMatching(message) });
  expect(tip()).toBe(before);
  return (error as Error).message;
}

/** Does what a message says: its lines that are commands. */
function obey(message: string, { root }: Copy): void {
  for (const command of message.split('\n').filter((line) => line.startsWith('   git '))) {
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: root, env: process.env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
}

describe('a branch that was edited by hand', () => {
  beforeEach(async () => {
    source = await createPublished(repositories);
  });

  /** Somebody checks the branch out, works on it and pushes. */
  function edit(work: (copy: Copy) => void): Copy {
    const copy = repositories.clone('grace', '--branch', 'manifests');
    copy.git('config', 'core.editor', 'true');
    work(copy);
    copy.git('push', '--quiet', '--force', 'origin', 'HEAD:manifests');
    return copy;
  }
  const append = (file: string) => (copy: Copy) => {
    fs.appendFileSync(path.join(copy.root, file), '# by hand\n');
    copy.git('add', '--all');
    copy.git('commit', '--quiet', '--message', 'Fix it quickly');
  };
  const web = 'local/shop/ConfigMap.web.yaml';

  test('is refused with commit, author and files, and the remedy works to the letter', async () => {
    edit(append(web));
    const edited = tip();
    const message = await expectRefused(
      source.publish(),
      new RegExp(
        `edited by hand:\\n {3}${edited.slice(0, 7)} by grace <grace@shop.test>: Fix it quickly\\n {3}in\\n {5}${web}\\n->`,
      ),
    );
    obey(message, source);
    source.commit({ 'local.json': '{"web":"2"}' });
    await source.publish();
    expect(repositories.published()).toEqual(source.dist());
    expect(repositories.remote('merge-base', edited, 'manifests')).toBe(edited);
  });

  test('is refused when the edit is in a folder that is not published', async () => {
    edit(append(web));
    await expectRefused(source.publish({ names: ['production'] }), web);
  });

  test('is refused when a file lies at its top', async () => {
    edit(append('README.md'));
    await expectRefused(source.publish(), 'README.md');
  });

  test('is refused when only a mode was changed', async () => {
    edit((copy) => {
      copy.git('update-index', '--chmod=+x', web);
      copy.git('commit', '--quiet', '--message', 'Make it run');
    });
    await expectRefused(source.publish(), web);
  });

  test('is refused when what was published was amended', async () => {
    edit((copy) => {
      fs.appendFileSync(path.join(copy.root, web), '# by hand\n');
      copy.git('commit', '--quiet', '--all', '--amend', '--no-edit', '--reset-author');
    });
    const message = await expectRefused(
      source.publish(),
      /local is not what [0-9a-f]{7} by grace <grace@shop.test> says/,
    );
    expect(message).toContain('git push origin --delete manifests');
  });

  test('is taken when the edit has been taken back', async () => {
    edit((copy) => {
      append(web)(copy);
      copy.git('revert', '--no-edit', 'HEAD');
    });
    source.commit({ 'local.json': '{"web":"2"}' });
    await source.publish();
    expect(repositories.published()).toEqual(source.dist());
  });
});

describe('a branch that nothing was published to', () => {
  beforeEach(() => {
    source = createSource(repositories);
  });

  test('is left alone', async () => {
    const copy = repositories.clone('grace');
    copy.git('push', '--quiet', 'origin', 'HEAD:manifests');
    await expectRefused(source.publish(), /was not made by publishing \(its commits are by ada <ada@shop.test>\)/);
  });

  test('is taken when it is empty', async () => {
    source.git('switch', '--quiet', '--orphan', 'empty');
    source.git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
    source.git('push', '--quiet', 'origin', 'HEAD:manifests');
    source.git('switch', '--quiet', 'main');
    await source.publish();
    expect(repositories.published()).toEqual(source.dist());
  });
});
