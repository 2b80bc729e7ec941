import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { parseQuantity } from '../constructs/shared/quantity';
import { Failure } from './failure';
import { colours } from './terminal';

const examples = `
Examples:
  $ npx testbed plan                                         every environment on the nodes of its profile
  $ npx testbed plan production --nodes 3 --cpu 8 --memory 32Gi
  $ npx testbed plan local --only rate cart --nodes 1 --cpu 4 --memory 8Gi
  $ npx testbed plan local --json | jq .[0].total
`;

interface Options {
  readonly nodes?: number;
  readonly cpu?: number;
  readonly memory?: number;
  readonly only?: readonly string[];
  readonly json: boolean;
}

export function registerPlan(program: Command, root: string): void {
  program
    .command('plan')
    .summary('say what an environment asks of a cluster, and whether it fits')
    .description(
      'Counts pods, CPU, memory and volumes of each component, operators’ pods included, and packs the pods into nodes. ' +
        'Exits with 1 when some find no place. What the cluster itself runs is not counted: give what is allocatable.',
    )
    .argument('[environments...]', 'names of files in environments/, without .yaml (default: all)')
    .addOption(new Option('--nodes <count>', 'nodes of the cluster (default: those of the profile)').argParser(count))
    .addOption(new Option('--cpu <cores>', 'allocatable on each, such as 8 or 3900m').argParser(quantity))
    .addOption(new Option('--memory <size>', 'allocatable on each, such as 32Gi').argParser(quantity))
    .option('--only <services...>', 'with these services alone, and what they need; after the environments')
    .option('--json', 'for programs', false)
    .addHelpText('after', examples)
    .action((names: readonly string[], options: Options) => plan(root, names, options));
}

async function plan(root: string, names: readonly string[], options: Options): Promise<void> {
  const { nodes, cpu, memory, only, json } = options;
  const { planAll } = await import('./plan/run');
  const { table } = await import('./plan/table');
  const plans = planAll({
    root,
    names,
    env: process.env,
    cluster: { nodes, cpu, memory },
    only: only?.flatMap(listed),
  });
  process.stdout.write(
    json
      ? `${JSON.stringify(plans, undefined, 2)}\n`
      : plans.map((one) => table(one, colours(process.stdout))).join('\n'),
  );
  const full = plans.filter(({ fits }) => !fits).map(({ environment }) => environment);
  if (full.length > 0) throw new Failure(`${full.join(' and ')} does not fit`, remedyOf(plans));
}

function remedyOf(plans: readonly { readonly switchOff?: readonly string[] }[]): string {
  const off = plans.flatMap(({ switchOff = [] }) => switchOff);
  if (off.length === 0) return 'choose more or larger nodes';
  return `choose more or larger nodes, or switch off ${[...new Set(off)].join(', ')} under services: in the settings`;
}

/** `--only rate,cart` is `--only rate cart`. */
const listed = (text: string): string[] => text.split(',').map((name) => name.trim());

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 10_000) return value;
  throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
}

function quantity(text: string): number {
  try {
    const value = parseQuantity(text);
    if (value > 0) return value;
  } catch {
    // The text is no quantity: one message for both.
  }
  throw new InvalidArgumentError('It must be a Kubernetes quantity above zero, such as 8, 3900m or 32Gi.');
}
