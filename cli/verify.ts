import * as fs from 'node:fs';
import * as path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { Failure } from './failure';

const formats = ['text', 'json', 'sarif'] as const;
type Format = (typeof formats)[number];

const examples = `
Examples:
  $ npx testbed verify                        all of dist/
  $ npx testbed verify dist/local             one environment
  $ npx testbed verify --format sarif > verify.sarif
  $ npx testbed verify --storage-class fast   the cluster has this class already
`;

interface Options {
  readonly format: Format;
  readonly json: boolean;
  readonly storageClass: readonly string[];
}

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .summary('hold YAML against the rules of the house')
    .description(
      'Holds every manifest of a folder against the rules that the tests use too; exits with 1 when one is violated.',
    )
    .argument('[folder]', 'folder of one or more environments: <environment>/<component>/*.yaml', 'dist')
    .addOption(new Option('--format <format>', 'how to print what is found').choices(formats).default('text'))
    .option('--json', 'short for --format json', false)
    .option('--storage-class <names...>', 'classes that the cluster brings, beside those that are usual', [])
    .addHelpText('after', examples)
    .action(verify);
}

async function verify(folder: string, { format, json, storageClass }: Options): Promise<void> {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(`${folder} is no folder`, 'run `npm run synth` first, or name a folder of manifests');
  }
  const { readManifests } = await import('../verify/read');
  const { adviseOn, verifyRead } = await import('../verify/rules');
  const { ownStorageClasses } = await import('./verify/own-storage-classes');
  const { print } = await import('./verify/print');
  const read = readManifests(folder);
  const files = new Set([...read.located, ...read.violations].map(({ file }) => file)).size;
  // A check of nothing finds nothing: say so before somebody believes it.
  if (files === 0)
    throw new Failure(`${folder} holds no .yaml file`, 'run `npm run synth` first, or name another folder');
  const own = path.resolve(folder) === path.join(__dirname, '..', 'dist') ? ownStorageClasses() : [];
  const violations = verifyRead(read, { storageClasses: [...storageClass, ...own] });
  const warnings = adviseOn(read);
  process.stdout.write(print[json ? 'json' : format]({ folder, files, violations, warnings }));
  if (violations.length > 0) process.exitCode = 1;
}
