import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';
import { Failure } from './failure';

/** A committed file that follows from the program, whole or in part. */
interface Target {
  /** From the top of the repository. */
  readonly file: string;
  /** @param committed what the file holds now, for targets that renew only a part of it; empty when there is none */
  readonly content: (committed: string) => string | Promise<string>;
}

export const targets: readonly Target[] = [
  {
    file: 'environments/settings.schema.json',
    content: async () => {
      const { settingsJsonSchema } = await import('../app/settings/json-schema');
      return formatJson(settingsJsonSchema());
    },
  },
  {
    file: 'README.md',
    content: async (committed) => {
      const { withGeneratedParts } = await import('./generate/readme');
      return withGeneratedParts(committed);
    },
  },
  {
    file: 'docs/operations.md',
    content: async (committed) => {
      const { withGeneratedTables } = await import('./generate/operations');
      return withGeneratedTables(committed);
    },
  },
];

const examples = `
Examples:
  $ npx testbed generate           renew the files that follow from the program
  $ npx testbed generate --check   only say which of them are stale, and fail if any is
`;

export function registerGenerate(program: Command): void {
  program
    .command('generate')
    .summary('renew the committed files that follow from the program')
    .description(
      `Renews the committed files that follow from the program: ${targets.map(({ file }) => file).join(', ')}.`,
    )
    .option('--check', 'write nothing; exit with 1 when a file is stale')
    .addHelpText('after', examples)
    .action(async ({ check = false }: { check?: boolean }) => {
      const stale = await renew(path.join(__dirname, '..'), check);
      for (const file of stale) process.stdout.write(`${check ? 'stale' : 'renewed'} ${file}\n`);
      if (check && stale.length > 0) throw new Failure('Committed files are stale', 'run `npx testbed generate`');
    });
}

/** Writes what has changed, or only looks. @returns the files that were stale, from the top of the repository */
export async function renew(root: string, onlyCheck: boolean, all = targets): Promise<string[]> {
  const stale: string[] = [];
  for (const { file, content } of all) {
    const place = path.join(root, file);
    const committed = fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : '';
    const wanted = await content(committed);
    if (wanted === committed) continue;
    stale.push(file);
    if (!onlyCheck) fs.writeFileSync(place, wanted);
  }
  return stale;
}

/** JSON as prettier writes it: lists of plain values stay on one line when they fit. */
function formatJson(value: unknown): string {
  return `${format(value, '', '')}\n`;
}

const widest = 120;

function format(value: unknown, key: string, indent: string): string {
  if (typeof value !== 'object' || value === null) return `${indent}${key}${JSON.stringify(value)}`;
  const inner = `${indent}  `;
  if (!Array.isArray(value)) {
    const entries = Object.entries(value).map(([name, one]) => format(one, `${JSON.stringify(name)}: `, inner));
    return entries.length > 0 ? `${indent}${key}{\n${entries.join(',\n')}\n${indent}}` : `${indent}${key}{}`;
  }
  const line = `${indent}${key}[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
  // The comma that may follow counts.
  const isPlain = value.every((one) => typeof one !== 'object' || one === null);
  if (isPlain && line.length < widest) return line;
  return `${indent}${key}[\n${value.map((one) => format(one, '', inner)).join(',\n')}\n${indent}]`;
}
