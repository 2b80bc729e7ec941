import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

const examples = `
Examples:
  $ npx testbed bench           seconds, CPU, memory, objects and bytes; as ratios within one run
  $ npx testbed bench --json    the same for programs

kustomize, or kubectl, is measured on the same files when it is on the PATH.
`;

export function registerBench(program: Command): void {
  program
    .command('bench')
    .summary('measure synthesis, imports and the type check')
    .description('Measures what a synthesis costs, warm, what each 10,000 lines of imports add, and a cold type check.')
    .option('--runs <number>', 'how often each is run; the median counts', positiveInteger, 5)
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', examples)
    .action(async ({ runs, json = false }: { runs: number; json?: boolean }) => {
      const { measureAll } = await import('./bench/measure-all');
      const report = await measureAll(runs);
      if (json) {
        process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
        return;
      }
      const { reportTable } = await import('./bench/table');
      process.stdout.write(`${reportTable(report)}\n`);
    });
}

function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It takes a whole number from 1 on.');
  return number;
}
