import type { Command } from 'commander';

const examples = `
Examples:
  $ npx testbed promote --from local --to production                  every service that has a digest
  $ npx testbed promote --from local --to production --service user   one of them
  $ npx testbed promote --from local --to production --dry-run        what it would change

It edits environments/<to>.yaml, and only the lines of the images. Commit, synthesize and publish as after any change.
`;

export interface PromoteOptions {
  readonly from: string;
  readonly to: string;
  readonly service?: readonly string[];
  readonly dryRun: boolean;
  readonly json: boolean;
}

export function registerPromote(program: Command, root: string): void {
  program
    .command('promote')
    .summary('carry the images of one environment to another')
    .description(
      'Writes the images that one environment runs into the settings of another, by their digests: what was tried is what runs.',
    )
    .requiredOption('--from <environment>', 'where the images were tried')
    .requiredOption('--to <environment>', 'where they shall run')
    .option('--service <names...>', 'only these services')
    .option('--dry-run', 'only say what would change', false)
    .option('--json', 'print what was promoted as JSON', false)
    .addHelpText('after', examples)
    .action(async (options: PromoteOptions) => {
      const { promote } = await import('./promote/run');
      await promote(root, options);
    });
}
