import type { Action, Change } from './change';
import type { Danger } from './danger';

/** The outcome of a comparison. */
export interface Report {
  /** What is there: `origin/manifests at 1a2b3c4d5e`. */
  readonly before: string;
  /** What would be there: `dist`. */
  readonly after: string;
  /** The remote has no such branch yet, so that everything is added. */
  readonly isFirst: boolean;
  readonly changes: readonly Change[];
  readonly dangers: readonly Danger[];
}

/** `1 object`, `2 objects`. */
export const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;

export const numberOf = (changes: readonly Change[], action: Action): number =>
  changes.filter((change) => change.action === action).length;

const actions: readonly Action[] = ['added', 'removed', 'changed'];

/** `3 added, 1 removed, 12 changed`, or that nothing is. */
export function tally(changes: readonly Change[]): string {
  const numbers = actions
    .map((action) => [numberOf(changes, action), action] as const)
    .filter(([number]) => number > 0);
  return numbers.length === 0 ? 'no change' : numbers.map(([number, action]) => `${number} ${action}`).join(', ');
}
