import * as fs from 'node:fs';
import { Sandbox } from './run-in-git';

const box = new Sandbox();
const source = box.repository('source');
const first = box.commit(source, {
  'services/user/Dockerfile': 'FROM scratch',
  'services/cart/Dockerfile': 'FROM scratch',
  'services/user/main': '1',
  'proto/user.proto': '1',
  'README.md': '1',
});
const digest = `sha256:${'a'.repeat(64)}`;

afterAll(() => {
  box.remove();
});

describe('checkout', () => {
  const run = (COMMIT: string) => box.run('checkout.sh', { SOURCE_URL: source, COMMIT, FOLDER: box.path('work') });

  test('gets the commit with its history, and makes room for what comes', () => {
    const second = box.commit(source, { 'services/user/main': '2' });
    box.commit(source, { 'services/user/main': '3' });
    expect(run(second)).toMatchObject({ status: 0 });
    expect(box.read('work', 'services', 'user', 'main')).toBe('2');
    expect(box.git(box.path('work'), 'rev-list', '--count', 'HEAD')).toBe('2');
    expect(fs.readdirSync(box.path('work', '.ci')).sort()).toEqual(['digests', 'sbom']);
  });

  test.each(['', 'main', '--upload-pack=x', '$(id)', 'abc', `${first}\n`, 'HEAD'])(
    "takes '%s' for no commit",
    (commit) => {
      if (commit === 'abc') box.git(source, 'branch', commit);
      expect(run(commit).status).toBe(1);
    },
  );

  test('takes nothing for built that the source brings', () => {
    const commit = box.commit(source, { '.ci/digests/evil': digest, '.ci/sbom/evil.json': '{}', '.ci/run': 'x' });
    expect(run(commit).status).toBe(0);
    expect(fs.readdirSync(box.path('work', '.ci', 'digests'))).toEqual([]);
    expect(fs.readdirSync(box.path('work', '.ci', 'sbom'))).toEqual([]);
    expect(box.read('work', '.ci', 'run')).toBe('x');
  });

  test('follows no link out of the folder', () => {
    fs.mkdirSync(box.path('outside', 'digests'), { recursive: true });
    fs.rmSync(box.path('source', '.ci'), { recursive: true });
    fs.symlinkSync(box.path('outside'), box.path('source', '.ci'));
    const commit = box.commit(source, {});
    const { status, stderr } = run(commit);
    box.commit(source, { '.ci': undefined });
    expect(status).toBe(1);
    expect(stderr).toContain('checkout: .ci of the source is a link');
    expect(fs.existsSync(box.path('outside', 'digests'))).toBe(true);
  });
});

describe('changed services', () => {
  function changed(files: Readonly<Record<string, string | undefined>>, before?: string) {
    const parent = box.head(source);
    const commit = box.commit(source, files);
    const env = {
      FOLDER: source,
      COMMIT: commit,
      BEFORE: before ?? parent,
      SERVICES_RESULT: box.path('services'),
      ANY_RESULT: box.path('any'),
    };
    const { status, stderr } = box.run('changed-services.sh', env);
    return { status, stderr, services: JSON.parse(box.read('services')) as string[], any: box.read('any') };
  }

  test('are those in whose folder a file differs', () => {
    expect(changed({ 'services/user/main': 'x' })).toMatchObject({ status: 0, services: ['user'], any: 'true' });
  });

  test('are none when something else differs', () => {
    expect(changed({ 'README.md': 'x', 'environments/local.yaml': 'x' })).toMatchObject({ services: [], any: 'false' });
  });

  test.each(['ü', 'a b', 'a\nb', 'tab\t', '"quoted"', 'back\\slash', '-x', '$(id)', '*', ':(top)README.md'])(
    "are found by files with a name such as '%s'",
    (name) => {
      expect(changed({ [`services/user/${name}`]: 'x' })).toMatchObject({ status: 0, services: ['user'] });
      expect(changed({ [`proto/${name}`]: 'x' })).toMatchObject({ status: 0, services: ['cart', 'user'] });
      expect(changed({ [`docs/${name}`]: 'x' })).toMatchObject({ status: 0, services: [] });
    },
  );

  test.each([
    ['the interfaces', { 'proto/user.proto': 'x' }],
    ['what they share', { 'services/go.mod': 'x' }],
  ])('are all when %s differ', (_, files) => {
    expect(changed(files)).toMatchObject({ services: ['cart', 'user'] });
  });

  test.each([
    ['begins a branch', '0000000000000000000000000000000000000000'],
    ['comes by hand', ''],
    ['follows what is not here', 'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef'],
  ])('are all when the push %s', (_, before) => {
    expect(changed({}, before)).toMatchObject({ status: 0, services: ['cart', 'user'] });
  });

  test('are found over several commits', () => {
    expect(changed({}, first).services).toEqual(['cart', 'user']);
  });

  test('are not those that went away, and those that moved count under their new name', () => {
    const moved = { 'services/cart/Dockerfile': undefined, 'services/basket/Dockerfile': 'FROM scratch' };
    expect(changed(moved).services).toEqual(['basket']);
  });

  test.each(['a b', 'A_b', '-x', 'user\ncart', 'ü', '$(id)', '*'])(
    "fails with '%s', which no command could take for a name",
    (name) => {
      const failed = changed({ [`services/${name}/Dockerfile`]: 'x' }, '');
      box.commit(source, { [`services/${name}/Dockerfile`]: undefined });
      expect(failed.status).toBe(1);
      expect(failed.stderr).toContain(name);
    },
  );
});

describe('scan', () => {
  const env = {
    IMAGE: 'harbor.test/testbed/user',
    DIGEST_FILE: box.path('digest'),
    SBOM_FILE: box.path('sbom.json'),
    IMAGE_RESULT: box.path('image'),
    LOG: box.path('trivy.log'),
  };
  const scan = (content: string, found = '0') => {
    fs.rmSync(env.IMAGE_RESULT, { force: true });
    fs.rmSync(env.LOG, { force: true });
    fs.writeFileSync(env.DIGEST_FILE, content);
    box.program('trivy', `echo "$*" >>"$LOG"; [ "$1" != sbom ] || exit ${found}`);
    return box.run('scan-image.sh', env);
  };

  test('lists what is in the very image that was pushed, and looks for what is critical and can be mended', () => {
    expect(scan(digest).status).toBe(0);
    const [listing, judgement] = box.read('trivy.log').split('\n');
    expect(listing).toMatch(new RegExp(`--format cyclonedx .* harbor.test/testbed/user@${digest}$`));
    expect(judgement).toMatch(/--severity CRITICAL --ignore-unfixed --exit-code 1/);
    expect(box.read('image')).toBe(`harbor.test/testbed/user@${digest}`);
  });

  test('stops what is not sound: nothing names it that would sign it', () => {
    expect(scan(digest, '1').status).toBe(1);
    expect(fs.existsSync(env.IMAGE_RESULT)).toBe(false);
  });

  test.each([
    'sha256:x',
    '',
    'a'.repeat(64),
    `sha256:${'g'.repeat(64)}`,
    `sha256:${'a'.repeat(63)};`,
    `${digest}\n${digest}`,
  ])("takes '%s' for no digest", (content) => {
    expect(scan(content).status).toBe(1);
    expect(fs.existsSync(env.LOG)).toBe(false);
  });
});

describe('what git asks for', () => {
  const ask = (question: string, GIT_TOKEN_FILE: string, SOURCE_URL = 'https://github.com/owner/repository.git') =>
    box.run('git-askpass.sh', { GIT_TOKEN_FILE, SOURCE_URL }, question);

  test('is the token, for the user that GitHub wants', () => {
    fs.writeFileSync(box.path('token'), 't0ken');
    expect(ask("Username for 'https://github.com': ", box.path('token')).stdout).toBe('x-access-token\n');
    expect(ask("Password for 'https://x-access-token@github.com': ", box.path('token')).stdout).toBe('t0ken');
  });

  test('is nothing where there is none', () => {
    const question = "Password for 'https://x-access-token@github.com': ";
    expect(ask(question, box.path('none'))).toMatchObject({ status: 0, stdout: '' });
  });

  test.each([
    "Password for 'https://x-access-token@evil.test': ",
    "Password for 'https://x-access-token@github.com.evil.test': ",
    "Password for 'https://github.com@evil.test': ",
    "Password for 'https://evil.test/https://github.com': ",
    "Password for 'http://x-access-token@github.com': ",
    'Password: ',
  ])('is told to no other host: %s', (question) => {
    fs.writeFileSync(box.path('token'), 't0ken');
    expect(ask(question, box.path('token'))).toMatchObject({ status: 1, stdout: '' });
    expect(ask(question, box.path('token'), 'git@github.com:a/b')).toMatchObject({ status: 1, stdout: '' });
  });
});
