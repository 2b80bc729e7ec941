import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { ownConfiguration } from './git-backend';

const who = { NAME: 'Proof', EMAIL: 'proof@example.com' };

const identity = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((role) => Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value])),
);

/** The branch that Argo CD reads, in a bare repository: commits are made without a work tree, hooks or anybody's settings. */
export class ManifestsRepository {
  /** An empty repository. @param folder which does not exist yet */
  static async create(git: string, folder: string, branch: string): Promise<ManifestsRepository> {
    fs.mkdirSync(folder, { recursive: true });
    const repository = new ManifestsRepository(git, path.resolve(folder), branch);
    await repository.run(['init', '--quiet', '--bare', '--template=', `--initial-branch=${branch}`]);
    return repository;
  }

  private constructor(
    private readonly git: string,
    /** The bare repository. */
    readonly folder: string,
    private readonly branch: string,
  ) {}

  /** The branch becomes what is in a folder, and nothing else. @returns the commit */
  async replace(folder: string, message: string): Promise<string> {
    await this.run(['read-tree', '--empty']);
    const files = path.resolve(folder);
    // What a .gitignore hides from us would be missing for Argo CD.
    await this.run([`--work-tree=${files}`, 'add', '--all', '--force', '.'], { cwd: files });
    return this.commit(message);
  }

  /**
   * Changes some files of the branch and leaves the others.
   *
   * @param files their text by path; null takes the file away
   * @returns the commit
   */
  async change(files: ReadonlyMap<string, string | null>, message: string): Promise<string> {
    await this.run(['read-tree', this.reference]);
    const entries: string[] = [];
    for (const [file, text] of files) {
      entries.push(
        text === null
          ? `0 ${'0'.repeat(40)}\t${file}\0`
          : `100644 ${await this.run(['hash-object', '-w', '--stdin'], { input: text })}\t${file}\0`,
      );
    }
    await this.run(['update-index', '-z', '--index-info'], { input: entries.join('') });
    return this.commit(message);
  }

  private get reference(): string {
    return `refs/heads/${this.branch}`;
  }

  private async commit(message: string): Promise<string> {
    const tree = await this.run(['write-tree']);
    const parent = await this.run(['for-each-ref', '--format=%(objectname)', this.reference]);
    const parents = parent === '' ? [] : ['-p', parent];
    const commit = await this.run(['commit-tree', tree, ...parents, '-m', message]);
    await this.run(['update-ref', this.reference, commit]);
    return commit;
  }

  private async run(
    args: readonly string[],
    { cwd = this.folder, input }: { cwd?: string; input?: string } = {},
  ): Promise<string> {
    const env = { PATH: process.env.PATH, ...ownConfiguration, ...identity };
    const running = promisify(execFile)(this.git, [`--git-dir=${this.folder}`, ...args], { cwd, env });
    // A command that reads nothing may be gone before we have written nothing.
    if (input !== undefined) running.child.stdin?.end(input);
    return (await running).stdout.trim();
  }
}
