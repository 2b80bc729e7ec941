import * as fs from 'node:fs';
import { Sandbox } from './run-in-git';

const digest = `sha256:${'a'.repeat(64)}`;
const commit = '0123456789abcdef0123456789abcdef01234567';
const branch = 'ci/production-0123456789ab';

/** A repository on this machine in the place of GitHub, and programs that do what npm, testbed and curl would. */
function deliver({
  status = '201',
  answer = '{}',
  built = true,
  same = false,
  token = true,
  file = 'user',
  content = digest,
} = {}) {
  const box = new Sandbox();
  try {
    const source = box.repository('source');
    box.commit(source, { 'environments/production.yaml': 'images: {}\n' });
    box.git(source, 'switch', '--quiet', '--orphan', 'manifests');
    box.commit(source, { 'production/a.yaml': 'old' });
    box.git(source, 'switch', '--quiet', 'main');
    box.program('npm', 'echo "npm $*" >>"$LOG"');
    box.program(
      'npx',
      `echo "npx $*" >>"$LOG"
case $2 in
image) [ -n "$SAME" ] || echo "$4" >>environments/production.yaml ;;
publish)
  git clone --quiet "$5" "$HOME/published"
  echo new >"$HOME/published/production/a.yaml"
  git -C "$HOME/published" commit --quiet --all --message Publish
  git -C "$HOME/published" push --quiet origin HEAD:manifests
  ;;
esac`,
    );
    box.program(
      'curl',
      `echo "$*" >>"$LOG.curl"; cat "$2" >"$LOG.login"
for argument; do case $argument in @*) cat "\${argument#@}" >>"$LOG.bodies"; echo >>"$LOG.bodies" ;; */answer) printf '%s' '${answer}' >"$argument" ;; esac; done
printf %s ${status}`,
    );
    fs.mkdirSync(box.path('digests'));
    if (built) fs.writeFileSync(box.path('digests', file), content);
    if (token) fs.writeFileSync(box.path('token'), 't0ken');
    const result = box.run('deliver.sh', {
      SOURCE_URL: source,
      SOURCE_BRANCH: 'main',
      MANIFESTS_BRANCH: 'manifests',
      ENVIRONMENT: 'production',
      COMMIT: commit,
      DIGESTS: box.path('digests'),
      GIT_TOKEN_FILE: box.path('token'),
      SAME: same ? '1' : '',
      LOG: box.path('log'),
    });
    const read = (file: string) => (fs.existsSync(box.path(file)) ? box.read(file) : '');
    return {
      ...result,
      log: read('log').split('\n'),
      curl: read('log.curl'),
      login: read('log.login'),
      bodies: read('log.bodies').trim().split('\n'),
      branches: box.git(source, 'branch', '--format=%(refname:short)').split('\n'),
      show: (object: string) => box.git(source, 'show', object),
      leftovers: fs.readdirSync(box.path('home')).filter((name) => name.startsWith('deliver.')),
      settingsOfMain: box.git(source, 'show', 'main:environments/production.yaml'),
      proposed: (() => {
        try {
          return box.git(source, 'show', `${branch}:environments/production.yaml`);
        } catch {
          return '';
        }
      })(),
      manifests: (() => {
        try {
          return box.git(source, 'show', `${branch}-manifests:production/a.yaml`);
        } catch {
          return '';
        }
      })(),
    };
  } finally {
    box.remove();
  }
}

const done = deliver();

test('the settings name each image by commit and digest, on a branch of their own', () => {
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  expect(done.log).toContain(`npx testbed image production user=${commit}@${digest}`);
  expect(done.proposed).toContain(`user=${commit}@${digest}`);
  expect(done.settingsOfMain).toBe('images: {}');
});

test('what they synthesize to is verified, and proposed on another branch', () => {
  expect(done.log.filter((line) => /synth|verify/.test(line))).toEqual([
    'npm run --silent synth -- production',
    'npm run --silent verify -- production',
  ]);
  expect(done.manifests).toBe('new');
  expect(done.branches.sort()).toEqual([branch, `${branch}-manifests`, 'main', 'manifests']);
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
  expect(done.stdout + done.stderr).not.toContain('t0ken');
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
  ['no token', { token: false }, 'there is no token'],
])('fails with %s', (_, how, message) => {
  const { status, stderr } = deliver(how);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
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
  expect(stderr).toMatch(/^deliver: .* is no (name|digest)/s);
  expect(log.filter((line) => line.startsWith('npx'))).toEqual([]);
  expect(branches).not.toContain(branch);
});

test('what packages bring to be run while they are installed is not run beside the token', () => {
  expect(done.log[0]).toMatch(/^npm ci --ignore-scripts /);
});
