import { align } from './align';
import { printable } from './printable';

/** Unchanged lines that are shown around what differs. */
const context = 1;

/** Lines of a hunk; longer texts have changed beyond what a summary can show. */
const most = 24;

const widest = 160;

const lines = (text: string): string[] => text.replace(/\n$/, '').split('\n');

/** Two values, if they are texts of which one has several lines. */
export function multiLine(before: unknown, after: unknown): { before: string; after: string } | undefined {
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  return before.includes('\n') || after.includes('\n') ? { before, after } : undefined;
}

/** What differs between two texts, line by line, each behind `+ `, `- ` or two blanks. */
export function hunk(before: string, after: string, isWhole = false): string[] {
  const marked = align(lines(before), lines(after), (line) => line).flatMap(({ before: old, after: young }) => {
    if (old?.item !== undefined && old.item === young?.item) return [`  ${old.item}`];
    return [...(old ? [`- ${old.item}`] : []), ...(young ? [`+ ${young.item}`] : [])];
  });
  // A line feed at the end is all that differs.
  if (marked.every((line) => line.startsWith('  '))) return ['  (the line feed at the end)'];
  const isNear = marked.map((_, index) =>
    marked.slice(Math.max(0, index - context), index + context + 1).some((line) => !line.startsWith('  ')),
  );
  const kept = marked
    .filter((_, index) => isNear[index])
    .map((line) => printable(line.length > widest ? `${line.slice(0, widest)}…` : line));
  return isWhole || kept.length <= most ? kept : [...kept.slice(0, most), `  … ${kept.length - most} more lines`];
}
