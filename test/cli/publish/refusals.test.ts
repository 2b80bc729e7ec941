import * as fs from 'node:fs';
import * as path from 'node:path';
import { copyAt, createRepositories, createSource, settings, writeScript } from './repositories';
import type { Copy, Repositories } from './repositories';

let repositories: Repositories;
let source: Copy;

beforeEach(() => {
  repositories = createRepositories();
  source = createSource(repositories);
});

afterEach(() => {
  // Whatever was refused, nothing was pushed.
  expect(repositories.remote('branch', '--list', 'manifests')).toBe('');
  repositories.remove();
});

const write = (file: string, text: string) => {
  fs.writeFileSync(path.join(source.root, file), text);
};

describe('what no commit describes', () => {
  test.each([
    ['a changed file', 'local.json', ' M local.json'],
    ['a new file', 'spare.json', '?? spare.json'],
  ])('%s is refused', async (_, file, line) => {
    write(file, '{"web":"2"}');
    await expect(source.publish()).rejects.toThrow(`holds what no commit describes:\n   ${line}\n-> commit it`);
  });

  test('a new file is refused, even when the person has git not show it', async () => {
    source.git('config', 'status.showUntrackedFiles', 'no');
    write('spare.json', '{}');
    await expect(source.publish()).rejects.toThrow('?? spare.json');
  });

  test('a staged file is refused', async () => {
    write('spare.json', '{}');
    source.git('add', 'spare.json');
    await expect(source.publish()).rejects.toThrow('A  spare.json');
  });

  test('of very many the first ones are named', async () => {
    for (let number = 10; number < 25; number++) write(`spare-${number}`, '');
    await expect(source.publish()).rejects.toThrow(/spare-19\n {3}and 5 more\n->/);
  });

  test('variables that would change settings are refused by name', async () => {
    const env = { TESTBED_PROFILE: 'full', TESTBED_DOMAIN: 'other.test', OTHER: '1' };
    await expect(source.publish({ env })).rejects.toThrow('TESTBED_DOMAIN, TESTBED_PROFILE would change');
  });

  test('a source without any commit is refused', async () => {
    const root = path.join(repositories.folder, 'fresh');
    source.git('init', '--quiet', root);
    const fresh = copyAt(root, 'grace');
    await expect(fresh.publish()).rejects.toThrow(/^There is no commit yet/);
  });

  test('a folder that is no repository is refused', async () => {
    fs.renameSync(path.join(source.root, '.git'), path.join(repositories.folder, 'gone'));
    await expect(source.publish()).rejects.toThrow(/must come from a git repository: fatal: not a git repository/);
    fs.renameSync(path.join(repositories.folder, 'gone'), path.join(source.root, '.git'));
  });

  test('a publisher without a name is refused', async () => {
    source.git('config', '--unset', 'user.name');
    source.git('config', '--unset', 'user.email');
    source.git('config', 'user.useConfigOnly', 'true');
    await expect(source.publish()).rejects.toThrow(/git does not know who publishes[^]*-> .*git config user\.name/);
  });
});

describe('what the source does not synthesize to', () => {
  const place = (file: string) => path.join(source.root, 'dist', file);
  const web = 'local/shop/ConfigMap.web.yaml';

  test.each<[string, () => void, string]>([
    [
      'an edited file',
      () => {
        fs.appendFileSync(place(web), '# later\n');
      },
      `dist/${web} differs`,
    ],
    [
      'a file too few',
      () => {
        fs.rmSync(place(web));
      },
      `dist/${web} is missing`,
    ],
    [
      'a file too many',
      () => {
        fs.writeFileSync(place('notes'), '');
      },
      'dist/notes should not be there',
    ],
    [
      'no dist/',
      () => {
        fs.rmSync(place(''), { recursive: true });
      },
      'dist is missing',
    ],
  ])('%s is refused', async (_, spoil, line) => {
    spoil();
    await expect(source.publish()).rejects.toThrow(`synthesizes to:\n   ${line}\n-> run \`npm run synth\`, look`);
  });

  test('an older synthesis is refused', async () => {
    write('local.json', '{"web":"2"}');
    source.git('commit', '--quiet', '--all', '--message', 'Change it, and forget to synthesize');
    await expect(source.publish()).rejects.toThrow(`dist/${web} differs`);
  });

  test('of a named environment only its own folder is held against the source', async () => {
    fs.rmSync(place('production'), { recursive: true });
    await expect(source.publish({ names: ['production'] })).rejects.toThrow(
      'dist/production is missing\n-> run `npm run synth -- production`',
    );
    await expect(source.publish({ names: ['local'], dryRun: true })).resolves.toHaveLength(1);
  });

  test('a symbolic link is refused, whatever it leads to', async () => {
    fs.renameSync(place(web), path.join(repositories.folder, 'web'));
    fs.symlinkSync(path.join(repositories.folder, 'web'), place(web));
    await expect(source.publish()).rejects.toThrow(
      `Only plain files are published, but there are others: "dist/${web}"`,
    );
  });
});

describe('the remote', () => {
  test('must exist', async () => {
    await expect(source.publish({ remote: 'upstream' })).rejects.toThrow(
      /^The branch manifests of upstream cannot be read:\n {3}fatal: 'upstream' does not appear.*[^]*-> .*git remote/,
    );
  });

  test('must be what Argo CD reads', async () => {
    source.commit({ 'environments/local.yaml': settings('manifests', 'https://git.test/them/shop.git') });
    source.git('remote', 'set-url', 'origin', 'https://token@git.test/you/shop.git');
    await expect(source.publish()).rejects.toThrow(
      /^Argo CD would not read [^]*origin is https:\/\/\*\*\*@git\.test\/you\/shop\.git, but git\.url is\n {3}environments\/local\.yaml: https:\/\/git\.test\/them\/shop\.git\n-> set git\.url/,
    );
  });

  test('is the one that is pushed to, when it is read elsewhere', async () => {
    const mirror = path.join(repositories.folder, 'mirror.git');
    source.git('init', '--quiet', '--bare', mirror);
    source.git('config', 'remote.origin.pushurl', mirror);
    await source.publish();
    expect(await source.publish()).toMatchObject([{ unchanged: true }]);
  });

  test('that declines is quoted, and the branch is not there', async () => {
    repositories.hook('pre-receive', 'echo "manifests is protected" >&2; exit 1');
    await expect(source.publish()).rejects.toThrow(
      /^The branch manifests of origin was not pushed:[^]*remote: manifests is protected[^]*pre-receive hook declined[^]*\n-> /,
    );
  });

  test('is not asked when a hook of the person declines', async () => {
    writeScript(path.join(source.root, '.git/hooks/pre-push'), 'echo "not today" >&2; exit 1');
    await expect(source.publish()).rejects.toThrow(/was not pushed:[^]*not today/);
  });
});

test('an environment that does not exist is a mistake in the settings', async () => {
  await expect(source.publish({ names: ['locl'] })).rejects.toThrow('did you mean local?');
});
