// Follows a page of the documentation to the letter, so that it cannot go stale unnoticed:
//
//   node --require ./cli/typescript.js .ci/follow-docs.ts docs/add-a-component.md <folder>
//
// <folder> is a fresh copy of the repository with its node_modules. Blocks are applied there, in the order of the page:
//
//   ```ts file=<path>     a new file
//   ```diff file=<path>   an edit: the lines marked ' ' and '-' stand in the file exactly once; those marked ' ' and '+' replace them
//   ```sh                 commands, up to the first that fails
//
// Other blocks are for the eye only.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import MarkdownIt from 'markdown-it';

interface Block {
  /** Where it begins, as `docs/page.md:12`. */
  readonly place: string;
  readonly language: string;
  /** From the top of the repository. */
  readonly file?: string;
  readonly content: string;
}

function main([page, folder]: readonly string[]): void {
  if (page === undefined || folder === undefined) throw new Error('usage: follow-docs.ts <page> <folder>');
  if (path.resolve(folder) === process.cwd()) throw new Error('the folder is this repository: copy it first');
  if (!fs.existsSync(path.join(folder, 'package.json'))) throw new Error(`${folder} is no copy of the repository`);
  const blocks = blocksOf(page).filter(({ language, file }) => file !== undefined || language === 'sh');
  if (blocks.length === 0) throw new Error(`${page} has no block to follow`);
  for (const block of blocks) {
    console.log(`\n== ${block.place}: ${block.file ?? block.content.trim().replaceAll('\n', '; ')}`);
    try {
      follow(block, folder);
    } catch (error) {
      throw new Error(`${block.place} cannot be followed: ${(error as Error).message}`, { cause: error });
    }
  }
  console.log(`\n${page} was followed: ${String(blocks.length)} blocks`);
}

function blocksOf(page: string): Block[] {
  const tokens = new MarkdownIt().parse(fs.readFileSync(page, 'utf8'), {});
  return tokens
    .filter(({ type }) => type === 'fence')
    .map(({ info, content, map }) => {
      const place = `${page}:${String((map?.[0] ?? 0) + 1)}`;
      const [language = '', ...attributes] = info.trim().split(/\s+/);
      const file = attributes.map((attribute) => /^file=(.+)$/.exec(attribute)?.[1]);
      if (file.includes(undefined) || file.length > 1 || (language === 'diff' && file.length === 0)) {
        throw new Error(`${place}: '${info}' is not understood: write the language, then at most one file=<path>`);
      }
      return { place, language, file: file[0], content };
    });
}

function follow({ language, file, content }: Block, folder: string): void {
  if (file === undefined) {
    run(content, folder);
    return;
  }
  const place = path.resolve(folder, file);
  if (!place.startsWith(path.resolve(folder) + path.sep)) throw new Error(`${file} is outside of the folder`);
  if (language === 'diff') {
    fs.writeFileSync(place, edited(fs.readFileSync(place, 'utf8'), content, file));
    return;
  }
  fs.mkdirSync(path.dirname(place), { recursive: true });
  // `wx`: a file that is already there is no new one.
  fs.writeFileSync(place, content, { flag: 'wx' });
}

function run(script: string, cwd: string): void {
  const { status, signal, error } = spawnSync('sh', ['-eux', '-c', script], { cwd, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`a command ended with ${signal ?? String(status)}`);
}

/** Both sides of a diff as they stand in the file; editors cut the space off an empty line. */
function edited(text: string, diff: string, file: string): string {
  const lines = diff.replace(/\n$/, '').split('\n');
  const strange = lines.find((line) => !/^(?:[ +-]|$)/.test(line));
  if (strange !== undefined) throw new Error(`'${strange}' begins with neither ' ' nor '-' nor '+'`);
  const side = (mark: string) =>
    lines.filter((line) => line === '' || line.startsWith(' ') || line.startsWith(mark)).map((line) => line.slice(1));
  const before = side('-');
  if (before.length === 0) throw new Error('the diff has no line that says where in the file it belongs');
  const [head, tail, ...more] = `\n${text}`.split(`\n${before.join('\n')}\n`);
  if (head === undefined || tail === undefined) throw new Error(`${file} does not hold:\n${before.join('\n')}`);
  if (more.length > 0) throw new Error(`${file} holds this more than once:\n${before.join('\n')}`);
  return [...(head === '' ? [] : [head.slice(1)]), ...side('+'), tail].join('\n');
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(`follow-docs: ${(error as Error).message}`);
  process.exitCode = 1;
}
