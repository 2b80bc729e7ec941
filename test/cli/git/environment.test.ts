import { gitEnvironment } from '../../../cli/git/environment';
import { openRepository, withInput } from '../../../cli/git/repository';
import { createRepositories } from '../publish/repositories';
import type { Repositories } from '../publish/repositories';

let repositories: Repositories;

beforeEach(() => {
  repositories = createRepositories();
});

afterEach(() => {
  repositories.remove();
  jest.restoreAllMocks();
});

test('in a hook of another repository git still works on ours', async () => {
  const { root, git } = repositories.clone('ada');
  const variables = { GIT_DIR: repositories.bare, GIT_INDEX_FILE: '/nowhere', GIT_WORK_TREE: '/', EDITOR: 'vi' };
  jest.replaceProperty(process, 'env', { ...process.env, ...variables });
  const folder = await openRepository(root).revparse(['--absolute-git-dir']);
  jest.restoreAllMocks();
  expect(folder).toBe(git('rev-parse', '--absolute-git-dir'));
});

test('configuration and credentials that CI hands over in variables count', async () => {
  const { root } = repositories.clone('ada');
  const url = 'url.https://token@git.test/.insteadOf';
  const variables = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: url, GIT_CONFIG_VALUE_0: 'https://git.test/' };
  jest.replaceProperty(process, 'env', {
    ...process.env,
    ...variables,
    GIT_ASKPASS: 'true',
    GIT_SSH_COMMAND: 'ssh -v',
  });
  expect((await openRepository(root).raw(['config', '--get', url])).trim()).toBe('https://git.test/');
});

test('git asks nothing and speaks English', () => {
  expect(
    gitEnvironment({ LC_ALL: 'de_DE.UTF-8', GIT_TERMINAL_PROMPT: '1', HOME: '/home/ada', NONE: undefined }),
  ).toEqual({
    HOME: '/home/ada',
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  });
});

test('an exit code without a word is an error too', async () => {
  const { root } = repositories.clone('ada');
  await expect(openRepository(root).raw(['config', '--get', 'no.such'])).rejects.toThrow('git exited with 1');
});

test('a command can be given text to read', async () => {
  const git = openRepository(repositories.clone('ada').root);
  const id = await withInput(git, 'text').raw(['hash-object', '-w', '--stdin']);
  expect(await git.raw(['cat-file', 'blob', id.trim()])).toBe('text');
});
