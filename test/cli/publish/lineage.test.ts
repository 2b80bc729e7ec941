import * as fs from 'node:fs';
import * as path from 'node:path';
import { createPublished, createRepositories } from './repositories';
import type { Copy, Repositories } from './repositories';

let repositories: Repositories;
let source: Copy;

beforeEach(async () => {
  repositories = createRepositories();
  source = await createPublished(repositories);
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

describe('a source that is not newer than what is published', () => {
  /** The first commit in one copy, the second one published from another. */
  async function publishedFromNewer(names: readonly string[] = []): Promise<Copy> {
    const other = repositories.clone('grace');
    other.commit({ 'local.json': '{"web":"2"}' });
    await other.publish({ names });
    return other;
  }

  test('is refused when it is older, and goes through once it has caught up', async () => {
    const other = await publishedFromNewer();
    other.git('push', '--quiet', 'origin', 'HEAD:main');
    source.git('fetch', '--quiet', 'origin', 'main');
    const newer = other.git('rev-parse', '--short=7', 'HEAD');
    const message = await expectRefused(
      source.publish(),
      `is older than ${newer}, which grace <grace@shop.test> has published`,
    );
    expect(message).toContain('to go back on purpose, revert the change there in a new commit');
    source.git('merge', '--quiet', newer);
    source.commit({ 'local.json': '{"web":"3"}' });
    await source.publish();
    expect(repositories.published()).toEqual(source.dist());
  });

  test('is refused when it went another way, until both are merged', async () => {
    const other = await publishedFromNewer();
    other.git('push', '--quiet', 'origin', 'HEAD:other');
    source.git('fetch', '--quiet', 'origin', 'other');
    source.commit({ 'production.json': '{"web":"3"}' });
    const newer = other.git('rev-parse', '--short=7', 'HEAD');
    await expectRefused(
      source.publish(),
      `and ${newer}, which grace <grace@shop.test> has published, went different ways`,
    );
    source.git('merge', '--quiet', '--no-edit', newer);
    source.synth();
    await source.publish();
    expect(repositories.published()).toEqual(source.dist());
  });

  test('is refused when the newer one is not in this clone', async () => {
    const other = await publishedFromNewer();
    const newer = other.git('rev-parse', 'HEAD');
    const message = await expectRefused(source.publish(), `${newer}, which grace .* is not in this clone`);
    expect(message).toContain(`git fetch origin ${newer}`);
  });

  test('does not matter for environments that it leaves alone', async () => {
    await publishedFromNewer(['local']);
    source.commit({ 'production.json': '{"web":"3"}' });
    await source.publish({ names: ['production'] });
    await expectRefused(source.publish(), /local: .* is not in this clone/);
  });

  test('does not remove an environment that it does not know yet', async () => {
    const other = repositories.clone('grace');
    const environment = fs.readFileSync(path.join(source.root, 'environments/local.yaml'), 'utf8');
    other.commit({ 'environments/staging.yaml': environment, 'staging.json': '{}' });
    await other.publish({ names: ['staging'] });
    source.commit({ 'local.json': '{"web":"3"}' });
    await expectRefused(source.publish(), /staging: .* is not in this clone/);
  });

  test('does not bring back an environment that a newer one has removed', async () => {
    const other = repositories.clone('grace');
    other.git('rm', '--quiet', 'environments/production.yaml');
    other.commit({});
    await other.publish();
    expect(repositories.remote('log', '-1', '--format=%(trailers:key=Removed-Environment)', 'manifests')).toBe(
      'Removed-Environment: production',
    );
    await expectRefused(source.publish({ names: ['production'] }), /production: .* is not in this clone/);
  });

  test('cannot be told in a shallow clone, which is said with the remedy', async () => {
    source.commit({ 'local.json': '{"web":"2"}' });
    source.git('push', '--quiet', 'origin', 'HEAD:main');
    const shallow = repositories.clone('grace', '--depth', '1');
    shallow.synth();
    await expectRefused(shallow.publish(), /^This clone is shallow[^]*git fetch --unshallow origin/);
    shallow.git('fetch', '--quiet', '--unshallow', 'origin');
    await shallow.publish();
    expect(repositories.published()).toEqual(shallow.dist());
  });
});
