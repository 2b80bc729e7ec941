import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const scripts = path.resolve('constructs', 'cicd', 'scripts');
const gitSettings = path.resolve('test', 'cli', 'publish', 'gitconfig');

/** A folder of its own, with a home in which git keeps its settings. */
export class Sandbox {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-ci-'));
  readonly env: Readonly<Record<string, string>>;

  /** @param from what it begins with @default - nothing */
  constructor(from?: Sandbox) {
    if (from) fs.cpSync(from.folder, this.folder, { recursive: true });
    for (const name of ['home', 'bin']) fs.mkdirSync(this.path(name), { recursive: true });
    if (!from) fs.copyFileSync(gitSettings, this.path('home', '.gitconfig'));
    this.env = {
      PATH: `${this.path('bin')}:${process.env.PATH ?? ''}`,
      HOME: this.path('home'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@b.test',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@b.test',
    };
  }

  path(...parts: readonly string[]): string {
    return path.join(this.folder, ...parts);
  }

  git(folder: string, ...args: readonly string[]): string {
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', env: this.env, stdio: 'pipe' }).trim();
  }

  /** Writes files (nothing: removes them) and commits. @returns the commit */
  commit(folder: string, files: Readonly<Record<string, string | undefined>>): string {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      if (content === undefined) fs.rmSync(file);
      else fs.writeFileSync(file, content);
    }
    this.git(folder, 'add', '--all');
    this.git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'change');
    return this.head(folder);
  }

  /** @returns the commit of the branch that is checked out; without a process */
  head(folder: string): string {
    const read = (file: string) => fs.readFileSync(path.join(folder, '.git', file), 'utf8').trim();
    return read(read('HEAD').replace(/^ref: /, ''));
  }

  /** Names of the branches of a repository that has not packed them. */
  branches(folder: string): readonly string[] {
    const heads = path.join(folder, '.git', 'refs', 'heads');
    const entries = fs.readdirSync(heads, { recursive: true, encoding: 'utf8' });
    return entries.filter((name) => fs.statSync(path.join(heads, name)).isFile()).sort();
  }

  repository(name: string): string {
    const folder = this.path(name);
    fs.mkdirSync(folder);
    this.git(folder, 'init', '--quiet', '--initial-branch=main');
    this.git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    return folder;
  }

  /** A program that the script finds in the place of the real one. */
  program(name: string, text: string): void {
    fs.writeFileSync(this.path('bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }

  run(script: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
    const all = { ...this.env, ...env };
    return spawnSync('sh', [path.join(scripts, script), ...args], { encoding: 'utf8', cwd: this.folder, env: all });
  }

  read(...parts: readonly string[]): string {
    return fs.readFileSync(this.path(...parts), 'utf8');
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}
