import { runWithCurl } from './run-with-curl';
import type { CurlAnswer } from './run-with-curl';

const script = '../../cicd/scripts/harbor-setup.sh';
const secrets = {
  HARBOR_USERNAME_FILE: 'admin',
  HARBOR_PASSWORD_FILE: String.raw`pa"ss\wo:rd`,
  ROBOT_USERNAME_FILE: 'robot$ci',
  ROBOT_PASSWORD_FILE: 'RobotPassword1',
};
const env = { HARBOR_HOST: 'harbor-core.harbor.svc', HARBOR_PORT: '80', HARBOR_PROJECT: 'testbed' };
const robots = `[{"duration":-1,"id":3,"level":"system","name":"robot$cicd","permissions":[{"access":[{"action":"pull"},{"action":"push"}]}]},{"duration":-1,"id":7,"level":"system","name":"robot$ci","permissions":[]}]`;
const fresh: readonly CurlAnswer[] = [['201'], ['200'], ['[]'], ['201'], [robots], ['200']];

const run = runWithCurl(script, secrets, env, fresh);
const urls = run.calls.map(({ args }) => args.at(-1)?.replace('http://harbor-core.harbor.svc:80/api/v2.0/', ''));
const methods = run.calls.map(({ args }) => args[args.indexOf('--request') + 1]);

test('makes the project, sets it up, makes the robot, and gives it the password of the Secret', () => {
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  expect(urls).toEqual([
    'projects',
    'projects/testbed',
    'robots?q=name%3Dci&page_size=100',
    'robots',
    urls[2],
    'robots/7',
  ]);
  expect(methods.filter((_, index) => ![2, 4].includes(index))).toEqual(['POST', 'PUT', 'POST', 'PATCH']);
});

test('a second time all is there, and only the password is set again', () => {
  const again = runWithCurl(script, secrets, env, [['409'], ['200'], [robots], ['200']]);
  expect(again.status).toBe(0);
  expect(again.calls.map(({ args }) => args.at(-1))).toHaveLength(4);
  expect(again.calls.at(-1)?.args.at(-1)).toMatch(/robots\/7$/);
});

test('passwords are in files that only it can read, and gone at the end', () => {
  for (const { args, env: seen, file, mode } of run.calls) {
    expect(args[0]).toBe('--config');
    expect(file).toBe(String.raw`user = "admin:pa\"ss\\wo:rd"`);
    expect(mode).toBe('600');
    expect(args.join(' ') + seen).not.toMatch(/pa"ss|RobotPassword1/);
  }
  expect(run.leftovers).toEqual([]);
});

test.each<[string, readonly CurlAnswer[], string]>([
  ['a login that is refused', [['401']], 'making the project failed with status 401'],
  ['a project that cannot be set up', [['409'], ['500']], 'setting the project up failed with status 500'],
  ['a robot that is not made', [['409'], ['200'], ['[]'], ['400']], 'making the robot failed with status 400'],
  ['a robot that nobody finds', [['409'], ['200'], ['[]'], ['201'], ['[]']], "there is no robot 'robot$ci'"],
  ['a password that is refused', [['409'], ['200'], [robots], ['400']], "setting the robot's password failed"],
])('fails with %s', (_, answers, message) => {
  const failed = runWithCurl(script, secrets, env, answers);
  expect(failed.status).not.toBe(0);
  expect(failed.stderr).toContain(message);
});

test('refuses a password that would break out of its JSON', () => {
  const failed = runWithCurl(script, { ...secrets, ROBOT_PASSWORD_FILE: 'a","x":"b' }, env);
  expect(failed.status).toBe(1);
  expect(failed.calls).toEqual([]);
});
