import * as path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';

const formats = ['text', 'markdown', 'json'] as const;

const examples = `
Examples:
  $ npx testbed diff                              dist/ against the manifests branch of origin
  $ npx testbed diff production --all             one environment, with nothing left out
  $ npx testbed diff --format markdown            for a comment on a pull request
  $ npx testbed diff --fail-on danger             exit with 1 when something in it is dangerous
  $ npx testbed diff --against ../main/dist       two folders, without git
`;

interface Options {
  readonly remote: string;
  readonly branch?: string;
  readonly folder: string;
  readonly against?: string;
  readonly format: (typeof formats)[number];
  readonly all?: boolean;
  readonly failOn?: 'change' | 'danger';
}

export function registerDiff(program: Command, root: string): void {
  const dist = path.join(root, 'dist');
  program
    .command('diff')
    .summary('show what publishing dist/ would change, the dangers first')
    .description(
      'Compares dist/ with the manifests branch as the remote has it, object by object: what is added, removed and changed, and what of it is dangerous.',
    )
    .argument('[environments...]', 'only these environments; by default all that either side has')
    .option('--remote <remote>', 'name or URL of the remote', 'origin')
    .option('--branch <branch>', 'the branch (default: git.manifestsBranch of the settings)')
    .addOption(new Option('--folder <folder>', 'what to compare').default(dist, 'dist'))
    .addOption(new Option('--against <folder>', 'compare with a folder, not a branch').conflicts(['remote', 'branch']))
    .addOption(new Option('--format <format>', 'how to print it').choices(formats).default('text'))
    .option('--all', 'as text: take nothing together and leave nothing out')
    .addOption(new Option('--fail-on <what>', 'exit with 1 when there is such a thing').choices(['change', 'danger']))
    .addHelpText('after', examples)
    .action((environments: string[], options: Options) => diff(root, environments, options));
}

async function diff(root: string, environments: string[], options: Options): Promise<void> {
  const { format, all = false, failOn, ...where } = options;
  const { run } = await import('./diff/run');
  const { print } = await import('./diff/print');
  const report = await run({ ...where, root, environments });
  process.stdout.write(print[format](report, all));
  const { changes, dangers } = report;
  const found = { change: changes.length + dangers.length, danger: dangers.length };
  if (failOn !== undefined && found[failOn] > 0) process.exitCode = 1;
}
