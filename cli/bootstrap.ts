import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

const examples = `
Examples:
  $ npx testbed bootstrap local                            on the current context of kubectl
  $ npx testbed bootstrap production --context lab --yes   on another one, without a question

It can be run again: what is there stays, and an Argo CD that manages itself already is left alone.
`;

export interface BootstrapOptions {
  readonly context?: string;
  readonly yes: boolean;
  readonly timeout: number;
}

export function registerBootstrap(program: Command, root: string): void {
  program
    .command('bootstrap')
    .summary('install Argo CD on a cluster and let it begin')
    .description(
      'Installs Argo CD at the pinned version and the root Application of an environment, once; from then on the manifests branch ' +
        'says what the cluster runs. Asks before it touches a cluster that is not a kind cluster.',
    )
    .argument('<environment>', 'name of a file in environments/, without .yaml')
    .option('--context <name>', 'context of kubectl; default: the current one')
    .option('--yes', 'do not ask, whatever cluster it is', false)
    .option('--timeout <seconds>', 'how long to wait for Argo CD', seconds, 600)
    .addHelpText('after', examples)
    .action(async (environment: string, options: BootstrapOptions) => {
      const { bootstrapEnvironment } = await import('./bootstrap/environment');
      await bootstrapEnvironment(root, environment, options);
    });
}

function seconds(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It takes a whole number of seconds.');
  return number;
}
