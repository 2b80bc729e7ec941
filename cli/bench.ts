import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { Failure } from './failure';

const examples = `
Examples:
  $ npx testbed bench                   seconds, CPU, memory, objects and bytes; as ratios within one run
  $ npx testbed bench --json            the same for programs
  $ npx testbed bench --services 1000   how a shop grows: 125, 250, 500 and 1000 services with their stores

kustomize or kubectl, of the PATH or of 'npm run proof:build', is measured on the same files when it is there.

With --services it fails when time or memory grows faster than the objects to the power of 1.1, when from 5,000 objects
on it takes more than 3 times as much CPU as js-yaml needs for the same files, or more than a tenth of kustomize's time,
and when it takes more than half of kustomize's time at any size. Seconds alone decide nothing.
`;

const remedy =
  'Find where the time goes: node --cpu-prof --require ./cli/typescript.js cli/bench/scale/synth-many.ts 1000 <folder>';

interface Options {
  readonly runs?: number;
  readonly services?: number;
  readonly json?: boolean;
}

export function registerBench(program: Command): void {
  program
    .command('bench')
    .summary('measure synthesis, imports and the type check')
    .description('Measures what a synthesis costs, warm, what each 10,000 lines of imports add, and a cold type check.')
    .option('--runs <number>', 'how often each is run; the median counts (default: 5, or 1 with --services)', positive)
    .option('--services <number>', 'measure shops of up to so many services instead, at least 8', eightOrMore)
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', examples)
    .action(({ services, ...options }: Options) =>
      services === undefined ? bench(options) : benchScale(services, options),
    );
}

async function bench({ runs = 5, json = false }: Options): Promise<void> {
  const { measureAll } = await import('./bench/measure-all');
  const report = await measureAll(runs);
  const { reportTable } = await import('./bench/table');
  print(json ? JSON.stringify(report, null, 2) : reportTable(report));
}

async function benchScale(services: number, { runs = 1, json = false }: Options): Promise<void> {
  const { measureScale } = await import('./bench/scale/measure');
  const report = await measureScale(services, runs);
  const { scaleTable } = await import('./bench/scale/table');
  print(json ? JSON.stringify(report, null, 2) : scaleTable(report));
  if (report.complaints.length > 0) throw new Failure(report.complaints.join('\n'), remedy);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const positive = (value: string) => wholeNumber(value, 1);
/** Four sizes, the smallest an eighth. */
const eightOrMore = (value: string) => wholeNumber(value, 8);

function wholeNumber(value: string, least: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new InvalidArgumentError(`It takes a whole number from ${String(least)} on.`);
  }
  return number;
}
