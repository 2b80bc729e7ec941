import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { synthesize } from '../../../app/synthesize';
import type { Build } from '../../../app/synthesize';
import { loadSettings } from '../../../app/settings/load';
import { publish } from '../../../cli/publish/run';
import type { PublishOptions } from '../../../cli/publish/run';
import { filesIn } from '../sandbox';
import { blobs, runGit } from './run-git';

// Each test starts git dozens of times, which takes its time on a busy machine.
jest.setTimeout(180_000);

// What the person who runs the tests has set up for git must not matter.
for (const name of Object.keys(process.env).filter((one) => one.startsWith('GIT_')))
  Reflect.deleteProperty(process.env, name);
Object.assign(process.env, { GIT_CONFIG_GLOBAL: path.join(__dirname, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' });

/** A working copy of a source, in which each environment is the ConfigMaps that `<environment>.json` names. */
export interface Copy {
  readonly root: string;
  /** Runs git here. @returns what it prints */
  readonly git: (...args: readonly string[]) => string;
  /** Writes files, commits and synthesizes. @returns the commit */
  readonly commit: (files: Readonly<Record<string, string>>) => string;
  readonly synth: (...names: readonly string[]) => void;
  readonly publish: (options?: Partial<PublishOptions>) => ReturnType<typeof publish>;
  /** The files of `dist/`, by path. */
  readonly dist: () => Record<string, string>;
}

/** A bare repository, and copies of it. */
export interface Repositories {
  readonly folder: string;
  readonly bare: string;
  /** Runs git in the bare repository. @returns what it prints */
  readonly remote: (...args: readonly string[]) => string;
  /** The files of the manifests branch, by path. */
  readonly published: (branch?: string) => Record<string, string>;
  readonly clone: (name: string, ...options: readonly string[]) => Copy;
  /** Makes the remote run a shell script when something is pushed. */
  readonly hook: (name: 'pre-receive' | 'post-receive', script: string) => void;
  readonly remove: () => void;
}

export function createRepositories(): Repositories {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-publish-test-'));
  const bare = path.join(folder, 'shop.git');
  runGit(folder, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  const remote = (...args: readonly string[]) => runGit(bare, ...args);
  return {
    folder,
    bare,
    remote,
    published: (branch = 'manifests') => {
      const names = remote('ls-tree', '-r', '-z', '--name-only', branch).split('\0').filter(Boolean);
      return blobs(
        bare,
        names.map((name) => [name, `${branch}:${name}`]),
      );
    },
    clone: (name, ...options) => {
      const root = path.join(folder, name);
      const identity = ['--config', `user.name=${name}`, '--config', `user.email=${name}@shop.test`];
      runGit(folder, 'clone', '--quiet', ...identity, ...options, `file://${bare}`, root);
      return copyOf(root, (...args) => runGit(root, ...args));
    },
    hook: (name, script) => {
      writeScript(path.join(bare, 'hooks', name), script);
    },
    remove: () => {
      fs.rmSync(folder, { recursive: true });
    },
  };
}

/** What tests of a file begin with, made once: folders, by its name. */
const beginnings = new Map<string, string>();

afterAll(() => {
  for (const folder of beginnings.values()) fs.rmSync(folder, { recursive: true });
});

/** The copy that is there first: with `local` and `production`, committed, pushed and synthesized. */
export function createSource(repositories: Repositories): Copy {
  return restore('source', repositories) ?? keep('source', repositories, begin(repositories.clone('ada')));
}

/** The same, and it has been published. */
export async function createPublished(repositories: Repositories): Promise<Copy> {
  const there = restore('published', repositories);
  if (there !== undefined) return there;
  const source = createSource(repositories);
  await source.publish();
  return keep('published', repositories, source);
}

function keep(beginning: string, { folder }: Repositories, copy: Copy): Copy {
  const kept = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-publish-beginning-'));
  fs.cpSync(folder, kept, { recursive: true });
  beginnings.set(beginning, kept);
  return copy;
}

function restore(beginning: string, { folder, bare }: Repositories): Copy | undefined {
  const kept = beginnings.get(beginning);
  if (kept === undefined) return undefined;
  fs.cpSync(kept, folder, { recursive: true });
  const root = path.join(folder, 'ada');
  runGit(root, 'remote', 'set-url', 'origin', `file://${bare}`);
  return copyOf(root, (...args) => runGit(root, ...args));
}

/** Gives a copy its first commit, and pushes it. */
export function begin(copy: Copy): Copy {
  copy.commit({
    '.gitignore': '/dist/\n',
    'environments/local.yaml': settings(),
    'environments/production.yaml': settings(),
    'local.json': '{"web":"1"}',
    'production.json': '{"web":"1","api":"1"}',
  });
  copy.git('push', '--quiet', 'origin', 'HEAD:main');
  return copy;
}

export function settings(branch = 'manifests', url = 'https://git.test/you/shop.git'): string {
  const git = `git: { url: '${url}', manifestsBranch: ${branch} }\n`;
  return `profile: small\ntarget: kind\ndomain: shop.test\nimageRegistry: ghcr.io/shop\n${git}`;
}

export function writeScript(place: string, script: string): void {
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

export function copyAt(root: string, author: string): Copy {
  fs.mkdirSync(root, { recursive: true });
  const git = (...args: readonly string[]) => runGit(root, ...args);
  git('config', 'user.name', author);
  git('config', 'user.email', `${author}@shop.test`);
  return copyOf(root, git);
}

function copyOf(root: string, git: Copy['git']): Copy {
  const build = buildFrom(root);
  const synth = (...names: readonly string[]) => {
    const directory = path.join(root, 'environments');
    const chosen = loadSettings({ directory, names, env: {} });
    for (const one of names.length > 0 ? names : [''])
      fs.rmSync(path.join(root, 'dist', one), { recursive: true, force: true });
    synthesize(chosen, path.join(root, 'dist'), build);
  };
  return {
    root,
    git,
    synth,
    commit: (files) => {
      for (const [file, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
        fs.writeFileSync(path.join(root, file), text);
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', `Change ${Object.keys(files).join(', ')}`);
      synth();
      return git('rev-parse', 'HEAD');
    },
    publish: (options) =>
      publish({
        root,
        names: [],
        env: {},
        remote: 'origin',
        dryRun: false,
        build,
        pause: async () => undefined,
        ...options,
      }),
    dist: () => filesIn(path.join(root, 'dist')),
  };
}

function buildFrom(root: string): Build {
  return (app, { environment }) => {
    const objects = JSON.parse(fs.readFileSync(path.join(root, `${environment}.json`), 'utf8')) as Record<
      string,
      string
    >;
    const chart = new Chart(app, 'shop');
    for (const [name, value] of Object.entries(objects)) {
      new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { value } });
    }
    const footprint = { pods: 0, cpu: 0, memory: 0 };
    return { argoCd: { releaseName: 'argocd', values: {} }, components: [], objects: 0, footprint };
  };
}
