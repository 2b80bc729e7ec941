import * as path from 'node:path';
import type { Command } from 'commander';

const examples = `
Examples:
  $ npx testbed synth                        every environment
  $ npx testbed synth local                  only dist/local; the others stay as they are
  $ npx testbed synth --json                 what was written, for programs
  $ TESTBED_PROFILE=full npx testbed synth   with another profile than the files say
`;

interface Options {
  readonly json?: boolean;
}

export function registerSynth(program: Command, root: string): void {
  program
    .command('synth')
    .summary('write the YAML of every environment to dist/')
    .description(
      'Writes the YAML of every environment, or of those that are named, to dist/: all of it, or nothing when something is wrong.',
    )
    .argument('[environments...]', 'names of files in environments/, without .yaml')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', examples)
    .action((names: string[], options: Options) => synth(root, names, options));
}

async function synth(root: string, names: string[], { json = false }: Options): Promise<void> {
  const { run } = await import('./synth/run');
  const { colours, progress } = await import('./terminal');
  const line = progress(process.stderr);
  const onStart = (environment: string) => {
    line.show(`synthesizing ${environment} ...`);
  };
  const summaries = await run({ root, names, env: process.env, onStart }).finally(line.clear);
  const shown = summaries.map((summary) => ({ ...summary, directory: path.relative('', summary.directory) }));
  if (json) {
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  const { table } = await import('./synth/table');
  process.stdout.write(`${table(shown, colours(process.stdout).bold)}\n`);
}
