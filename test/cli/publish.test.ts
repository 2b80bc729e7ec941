import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { writeScript } from './publish/repositories';
import { runGit } from './publish/run-git';
import { createSandbox, filesIn } from './sandbox';
import type { Sandbox } from './sandbox';

const repository = path.join(__dirname, '..', '..');

let sandbox: Sandbox;
let folder: string;
let bare: string;
let head: string;

const git = (...args: readonly string[]) => runGit(sandbox.root, ...args);

function commitAll(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
  head = git('rev-parse', '--short=7', 'HEAD');
}

beforeAll(async () => {
  sandbox = createSandbox();
  git('init', '--quiet', '--initial-branch=main');
  fs.mkdirSync(path.join(sandbox.root, '.git/info'));
  fs.writeFileSync(path.join(sandbox.root, '.git/info/exclude'), 'node_modules\n/dist\n/dist.*\n');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@shop.test');
  commitAll('Begin');
  await sandbox.testbed(['synth']);
});

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-publish-test-'));
  bare = path.join(folder, 'shop.git');
  runGit(folder, 'init', '--quiet', '--bare', bare);
  git('remote', 'add', 'origin', bare);
});

afterEach(() => {
  git('remote', 'remove', 'origin');
  fs.rmSync(folder, { recursive: true });
});

afterAll(() => {
  fs.rmSync(sandbox.root, { recursive: true });
});

const branches = () => runGit(bare, 'for-each-ref', '--format=%(refname)');

function expectPublished(): void {
  const copy = path.join(folder, 'copy');
  fs.mkdirSync(copy);
  runGit(bare, `--work-tree=${copy}`, 'checkout', '--quiet', 'manifests', '--', '.');
  expect(filesIn(copy)).toEqual(filesIn(path.join(sandbox.root, 'dist')));
}

test('it says what it published, and the next time that there is nothing to do', async () => {
  const { code, stdout, stderr } = await sandbox.testbed(['publish']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const commit = runGit(bare, 'rev-parse', '--short=7', 'manifests');
  expect(stdout).toBe(
    `Published local, production from ${head} to manifests of origin as ${commit}: 4 files added, 0 changed, 0 removed\n`,
  );
  expectPublished();
  const again = await sandbox.testbed(['publish', 'local']);
  expect(again).toEqual({ code: 0, stdout: `manifests of origin already holds local from ${head}\n`, stderr: '' });
});

test('--dry-run names every file', async () => {
  const { code, stdout } = await sandbox.testbed(['publish', 'local', '--dry-run']);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `Would publish local from ${head} to manifests of origin: 2 files added, 0 changed, 0 removed
  A local/bootstrap/helm/argocd.yaml
  A local/shop/ConfigMap.testbed.localhost.yaml
`,
  });
  expect(branches()).toBe('');
});

test('--json is for programs', async () => {
  const { stdout } = await sandbox.testbed(['publish', 'local', '--json', '--remote', bare]);
  expect(JSON.parse(stdout)).toEqual([
    {
      remote: bare,
      branch: 'manifests',
      environments: ['local'],
      source: git('rev-parse', 'HEAD'),
      unchanged: false,
      commit: runGit(bare, 'rev-parse', 'manifests'),
      changes: {
        added: ['local/bootstrap/helm/argocd.yaml', 'local/shop/ConfigMap.testbed.localhost.yaml'],
        changed: [],
        removed: [],
      },
    },
  ]);
});

test('what is refused comes without a stack and exits with 1', async () => {
  const { code, stdout, stderr } = await sandbox.testbed(['publish'], { TESTBED_PROFILE: 'full' });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^TESTBED_PROFILE would change .*\n-> unset/);
  expect(stderr).not.toMatch(/^ +at /m);
});

describe('a publisher that is stopped', () => {
  const fifo = (name: string) => path.join(folder, name);

  beforeEach(() => {
    for (const name of ['reached', 'go']) spawnSync('mkfifo', [fifo(name)]);
  });

  // One process says that it waits and then does: of a shell, a signal between the two commands would stop neither.
  const wait = () => {
    const program = `fs.writeFileSync('${fifo('reached')}', ''); fs.readFileSync('${fifo('go')}')`;
    return `'${process.execPath}' -e "${program}"`;
  };
  const waitInPush = () => {
    writeScript(path.join(bare, 'hooks', 'pre-receive'), wait());
  };
  const waitInFetch = () => {
    writeScript(fifo('serve'), `${wait()}; exec git-upload-pack "$@"`);
    git('config', 'remote.origin.uploadpack', fifo('serve'));
  };

  /** Starts it as a shell does, in a process group of its own. */
  function start() {
    const scratch = path.join(folder, 'scratch');
    fs.mkdirSync(scratch);
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('TESTBED_'));
    const env = { ...Object.fromEntries(own), TMPDIR: scratch };
    const child = spawn(process.execPath, ['cli/testbed.js', 'publish'], { cwd: sandbox.root, env, detached: true });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    const finished = new Promise<{ code: number | null; stderr: string }>((resolve) => {
      child.on('close', (code) => {
        resolve({ code, stderr });
      });
    });
    return { pid: child.pid ?? 0, scratch, reached: fs.promises.readFile(fifo('reached')), finished };
  }

  afterEach(async () => {
    fs.rmSync(path.join(bare, 'hooks', 'pre-receive'), { force: true });
    writeScript(fifo('serve'), 'exec git-upload-pack "$@"');
    expect(await sandbox.testbed(['publish'])).toMatchObject({ code: 0 });
    expectPublished();
    expect(runGit(bare, 'fsck', '--strict')).toBe('');
  });

  test.each([
    ['while it reads the branch', waitInFetch],
    ['while it pushes', waitInPush],
  ])('by Ctrl-C %s leaves the branch as it was, and nothing behind', async (_, block) => {
    block();
    const { pid, scratch, reached, finished } = start();
    await reached;
    process.kill(-pid, 'SIGINT');
    const { code, stderr } = await finished;
    expect(code).toBe(130);
    expect(stderr).toMatch(/^Stopped by SIGINT; nothing was published, unless a push had begun/);
    expect(branches()).toBe('');
    expect(fs.readdirSync(scratch).filter((entry) => entry.startsWith('testbed'))).toEqual([]);
  });

  test('by force leaves the branch whole', async () => {
    waitInPush();
    const { pid, reached, finished } = start();
    await reached;
    process.kill(pid, 'SIGKILL');
    await finished;
    expect(branches()).toBe('');
    // The push itself lives on, and may still come through.
    fs.writeFileSync(fifo('go'), '');
  });
});

test('the testbed itself is published as it stands in dist/', async () => {
  fs.cpSync(path.join(repository, 'app/testbed.ts'), path.join(sandbox.root, 'app/testbed.ts'));
  commitAll('Put in the testbed');
  await sandbox.testbed(['synth']);
  expect(await sandbox.testbed(['publish'])).toMatchObject({ code: 0, stderr: '' });
  expectPublished();
  expect(await sandbox.testbed(['publish'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('already holds'),
  });
});
