import { printable } from './printable';

/** Where a text would read as something else, or as nothing. */
const ambiguous = /^(|true|false|null|~|nothing|\s.*|.*\s)$/s;

function plain(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value !== 'string') return JSON.stringify(value);
  return ambiguous.test(value) || !Number.isNaN(Number(value)) ? JSON.stringify(value) : value;
}

/** As many characters of a value as a line bears. */
const longest = 100;

/** What is shown before the first difference of two long values. */
const lead = 30;

function cut(text: string, start: number): string {
  const piece = text.slice(start, start + longest);
  return `${start > 0 ? '…' : ''}${piece}${start + longest < text.length ? '…' : ''}`;
}

/** A value as one line, cut where it is long. */
export const shown = (value: unknown): string => printable(cut(plain(value), 0));

/** As the reason of a danger says it. */
export const arrow = (before: unknown, after: unknown): string => shownPair(before, after).join(' -> ');

/** Two values as lines; long ones are cut around what differs. */
export function shownPair(before: unknown, after: unknown): [string, string] {
  const [old, young] = [plain(before), plain(after)];
  let same = 0;
  while (same < old.length && old[same] === young[same]) same++;
  const start = Math.max(old.length, young.length) <= longest ? 0 : Math.max(0, same - lead);
  return [printable(cut(old, start)), printable(cut(young, start))];
}
