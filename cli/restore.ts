import type { Command } from 'commander';

const examples = `
Examples:
  $ npx testbed restore search                                    the newest backup, into search-db-restored
  $ npx testbed restore payment-info --at 2026-11-20T03:30:00Z    as it was at that second
  $ npx testbed restore user --into user-db-2 --environment local --backup user-db-scheduled261120010003 > restore.yaml

What is printed makes a second store beside the one that runs, which stays as it is; what Velero saves comes into another
namespace. The notes beside it say what comes of it, and how backups are listed where one has to be named. docs/restore/ says
how to apply it, how to look at it and how to change over.
`;

interface Options {
  readonly at?: string;
  readonly into?: string;
  readonly backup?: string;
  readonly environment: string;
}

export function registerRestore(program: Command, root: string): void {
  program
    .command('restore')
    .summary('print what brings back the data of a component')
    .description(
      'Prints the manifests that make a new store out of the backup of a component: of the same constructs that make the backup.',
    )
    .argument(
      '<component>',
      'the component whose data is wanted, such as user, or one of its stores, such as point/point-queue',
    )
    .option(
      '--at <time>',
      'the moment whose state is wanted, in ISO 8601 with a time zone (default: the newest backup)',
    )
    .option(
      '--into <name>',
      'name of the new store, or of the namespace that Velero restores into (default: the name of the store and -restored)',
    )
    .option(
      '--backup <name>',
      'the backup to begin with, for stores that cannot find the one of a moment by themselves',
    )
    .option('--environment <name>', 'name of a file in environments/, without .yaml', 'production')
    .addHelpText('after', examples)
    .action((component: string, options: Options) => restore(root, component, options));
}

async function restore(root: string, component: string, options: Options): Promise<void> {
  const { at, into, backup, environment } = options;
  const { restoreManifests } = await import('./restore/run');
  const now = new Date();
  const { yaml, notes } = restoreManifests({
    root,
    env: process.env,
    environment,
    component,
    at,
    into,
    backup,
    now,
  });
  process.stdout.write(yaml);
  for (const note of notes) process.stderr.write(`${note}\n`);
}
