import { groupBy } from '../../verify/group-by';
import type { Violation } from '../../verify/rule';
import { colours } from '../terminal';
import { sarif } from './sarif';

export interface Verdict {
  /** The folder as it was named. */
  readonly folder: string;
  /** How many files were read. */
  readonly files: number;
  /** Files in them are named from the folder on. */
  readonly violations: readonly Violation[];
  /** What should be better; no reason to fail. */
  readonly warnings: readonly Violation[];
}

/** A verdict for people, for programs, and for the code scanning of forges. */
export const print = {
  text,
  json: (verdict: Verdict) => `${JSON.stringify(verdict, null, 2)}\n`,
  sarif: (verdict: Verdict) => `${JSON.stringify(sarif(verdict), null, 2)}\n`,
} as const;

function text({ folder, files, violations, warnings }: Verdict): string {
  const { bold, dim, red } = colours(process.stdout);
  const blocks = [...groupBy(violations, ({ file }) => file)].map(([file, found]) => {
    const lines = found.flatMap(({ rule, object, path, reason, remedy }) => [
      `  ${red(rule)} ${object}${path === '' ? '' : ` ${path}`}`,
      `    ${reason}`,
      dim(`    -> ${remedy}`),
    ]);
    return [bold(file), ...lines, ''].join('\n');
  });
  return [
    ...blocks,
    ...summaries(warnings),
    `${counted(files, 'file')} in ${folder}: ${counted(violations.length, 'violation')}`,
    '',
  ].join('\n');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** One line a rule: the same image stands in many files. */
function summaries(warnings: readonly Violation[]): readonly string[] {
  return [...groupBy(warnings, ({ rule }) => rule)].map(([rule, found]) => {
    const reasons = [...new Set(found.map(({ reason }) => reason))].sort();
    return `${counted(reasons.length, 'warning')} of ${rule}: ${reasons.join(', ')}\n    -> ${found[0].remedy}`;
  });
}
