import Table from 'cli-table3';
import type { Proof } from '../../proof/prove';
import { borderless } from '../borderless';

export interface TableColours {
  readonly green: (text: string) => string;
  readonly red: (text: string) => string;
  readonly bold: (text: string) => string;
}

/** Problems of one check that are printed; the rest is counted. JSON has them all. */
const most = 20;

/** One line a check, and below the lines what does not hold. */
export function table(proof: Proof, { green, red, bold }: TableColours): string {
  const lines = new Table({ ...borderless, colAligns: ['left', 'left', 'left', 'right'] });
  for (const { claim, looked, problems, seconds } of proof.results) {
    const verdict = problems.length === 0 ? green('holds') : red('FAILS');
    lines.push([verdict, claim, looked ?? '', `${seconds.toFixed(1)} s`]);
  }
  const failed = proof.results.filter(({ problems }) => problems.length > 0);
  const details = failed.map(({ claim, problems }) => {
    const shown = problems.slice(0, most).map((problem) => `  ${problem.replaceAll('\n', '\n    ')}`);
    const more = problems.length > most ? [`  and ${problems.length - most} more`] : [];
    return [red(claim), ...shown, ...more].join('\n');
  });
  const title = bold(`${proof.environment}: ${proof.results.length - failed.length} of ${proof.results.length} hold`);
  return [`${title}, ${Math.round(proof.seconds)} s`, lines.toString().replaceAll(/ +$/gm, ''), ...details].join('\n');
}
