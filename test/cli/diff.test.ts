import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { testbed } from './in-process';

let root: string;
let bare: string;

const gitSettings = {
  GIT_CONFIG_GLOBAL: path.resolve('test', 'cli', 'publish', 'gitconfig'),
  GIT_CONFIG_NOSYSTEM: '1',
};

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.test'];
  const env = { ...process.env, ...gitSettings };
  execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe', env });
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(root, folder, file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, text);
  }
}

const config = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: motd\n  namespace: shop\ndata:\n  text: ${value}\n`;
const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n';

/** Makes a branch of the remote hold exactly these files. */
function publish(branch: string, files: Readonly<Record<string, string>>): void {
  write('published', files);
  const remote = (...args: readonly string[]) => {
    git(`--git-dir=${bare}`, '--work-tree=published', ...args);
  };
  remote('symbolic-ref', 'HEAD', `refs/heads/${branch}`);
  remote('add', '--all');
  remote('commit', '--quiet', '--message', 'Publish');
  fs.rmSync(path.join(root, 'published'), { recursive: true });
}

const run = (options: readonly string[]) => testbed(['diff', ...options], { root, env: gitSettings });

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'diff-'));
  fs.cpSync('environments', path.join(root, 'environments'), { recursive: true });
  bare = path.join(root, 'bare.git');
  git('init', '--quiet', '--initial-branch=main', 'beginning');
  git('-C', 'beginning', 'remote', 'add', 'origin', bare);
  git('init', '--quiet', '--bare', 'beginning/bare.git');
});

beforeEach(() => {
  for (const left of ['.git', 'dist', 'bare.git']) {
    fs.rmSync(path.join(root, left), { recursive: true, force: true });
  }
  for (const made of ['.git', 'bare.git'])
    fs.cpSync(path.join(root, 'beginning', made), path.join(root, made), { recursive: true });
  write('dist', { 'local/shop/ConfigMap.motd.yaml': config('hello'), 'local/shop/Namespace.shop.yaml': namespace });
});

afterAll(() => {
  fs.rmSync(root, { recursive: true });
});

test('a branch that is not there yet: everything is added, nothing in danger', async () => {
  const { code, stdout, stderr } = await run(['--fail-on', 'danger']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`origin/manifests does not exist yet: everything is added
dist against origin/manifests: 2 added; no danger

local/shop 2 added
  + v1 ConfigMap shop/motd
  + v1 Namespace shop
`);
});

test('the branch as the remote has it, not as it was fetched last', async () => {
  publish('manifests', {
    'local/shop/ConfigMap.motd.yaml': config('old'),
    'local/shop/Namespace.shop.yaml': namespace,
  });
  git('fetch', '--quiet', 'origin');
  publish('manifests', { 'local/shop/ConfigMap.motd.yaml': config('hi'), 'local/shop/Namespace.shop.yaml': namespace });
  const { code, stdout } = await run([]);
  expect(code).toBe(0);
  expect(stdout.replace(/at [0-9a-f]{10}:/, 'at COMMIT:'))
    .toBe(`dist against origin/manifests at COMMIT: 1 changed; no danger

local/shop 1 changed
  ~ v1 ConfigMap shop/motd
      data.text: hi -> hello
`);
});

test.each([
  ['change', 1, 1],
  ['danger', 0, 1],
])('--fail-on %s', async (what, onChange, onDanger) => {
  const same = { 'local/shop/ConfigMap.motd.yaml': config('hello'), 'local/shop/Namespace.shop.yaml': namespace };
  publish('same', same);
  publish('other', { ...same, 'local/shop/ConfigMap.motd.yaml': config('hi') });
  publish('more', { ...same, 'local/cart/Namespace.cart.yaml': namespace.replace('shop', 'cart') });
  const codeOf = async (branch: string) => (await run(['--fail-on', what, '--branch', branch])).code;
  expect([await codeOf('same'), await codeOf('other'), await codeOf('more')]).toEqual([0, onChange, onDanger]);
});

test('the settings name the branch; --remote takes a URL too, whose password nobody reads', async () => {
  publish('live', { 'local/shop/Namespace.shop.yaml': namespace });
  const settings = path.join(root, 'environments', 'local.yaml');
  const before = fs.readFileSync(settings, 'utf8');
  fs.writeFileSync(settings, before.replace('manifestsBranch: manifests', 'manifestsBranch: live'));
  try {
    const named = await run(['local', '--remote', bare]);
    expect(named.stdout).toContain(`dist against ${bare}/live at `);
    const several = await run([]);
    expect(several.code).toBe(1);
    expect(several.stderr).toContain('git.manifestsBranch: the environments name several branches, live, manifests');
  } finally {
    fs.writeFileSync(settings, before);
  }
  const { stderr } = await run(['--remote', 'https://ada:hunter2@127.0.0.1:1/x.git']);
  expect(stderr).not.toContain('hunter2');
});

test('an unreachable remote is a failure that says what was tried', async () => {
  const { code, stdout, stderr } = await run(['--remote', 'elsewhere']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^The branch manifests of elsewhere cannot be read:[\s\S]*'elsewhere' does not appear[\s\S]*\n-> /,
  );
});

test.each([
  ['no dist', [], 'dist is no folder\n-> run `npm run synth` first'],
  ['no folder to compare with', ['--against', 'nowhere'], 'nowhere is no folder\n-> '],
])('%s is a failure with a remedy', async (_, options, message) => {
  if (options.length === 0) fs.rmSync(path.join(root, 'dist'), { recursive: true });
  const { code, stderr } = await run(options);
  expect(stderr).toContain(message);
  expect(code).toBe(1);
});

test('an environment that neither side has is a failure that names those there are', async () => {
  const { code, stderr } = await run(['staging']);
  expect(stderr).toMatch(/^staging: neither .* has such an environment\n-> there are local;/);
  expect(code).toBe(1);
});

test('two folders, without git, in each format', async () => {
  write('before', { 'local/shop/ConfigMap.motd.yaml': config('hi') });
  fs.rmSync(path.join(root, '.git'), { recursive: true });
  const diff = (format: string) => run(['--against', 'before', '--format', format]);
  expect(JSON.parse((await diff('json')).stdout).summary).toEqual({ added: 1, removed: 0, changed: 1, dangers: 0 });
  expect((await diff('markdown')).stdout).toMatch(/^### `dist` against `before`\n/);
});

test.each([[['--format', 'html']], [['--against', 'x', '--branch', 'y']], [['--fail-on', 'rain']]])(
  'wrong usage exits with 2: %j',
  async (options) => {
    expect((await run(options)).code).toBe(2);
  },
);
