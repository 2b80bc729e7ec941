import { parse } from './parse';
import type { Parsed } from './parse';

/** `key: value` with a value that is a text wherever it stands: no quotes, no blanks, nothing that YAML reads as something else. */
const plainLine = /^( *(?:- )*[A-Za-z][\w./-]*: )([A-Za-z](?:[\w./:@+-]*\w)?)$/;

const noText = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** Stands for a value that differs; must occur in neither text. */
const mark = 'X0TWIN0X';

interface Difference {
  readonly before: string;
  readonly after: string;
}

/** One text for both, with marks where they differ; undefined where they differ in more than plain values. */
function merged(before: string, after: string): { text: string; differences: Difference[] } | undefined {
  const [old, young] = [before.split('\n'), after.split('\n')];
  if (old.length !== young.length || before.includes(mark) || after.includes(mark)) return undefined;
  const differences: Difference[] = [];
  for (const [index, line] of young.entries()) {
    const other = old[index] ?? '';
    if (other === line) continue;
    const [, start, value = ''] = plainLine.exec(line) ?? [];
    const [, sameStart, otherValue = ''] = plainLine.exec(other) ?? [];
    if (start === undefined || start !== sameStart || noText.test(value) || noText.test(otherValue)) return undefined;
    young[index] = `${start}${mark}${differences.length}X`;
    differences.push({ before: otherValue, after: value });
  }
  return { text: young.join('\n'), differences };
}

/**
 * Two states of a file that differ in plain values only, parsed as one: where thousands of files change at once, they mostly
 * differ in a tag or a label, and parsing is what takes the time. Whatever is not certain is left to the parser.
 *
 * @returns undefined where they have to be parsed one by one
 */
export function parseTwins(file: string, before: string, after: string): { before: Parsed; after: Parsed } | undefined {
  const twins = merged(before, after);
  if (!twins) return undefined;
  const parsed = parse({ file, text: twins.text });
  if (parsed.faults.length > 0) return undefined;
  const json = JSON.stringify(parsed);
  // A mark that is not a value by itself stood within a longer text.
  const found = json.match(new RegExp(`[{:,[]"${mark}\\d+X"(?!:)`, 'g')) ?? [];
  if (json.split(mark).length - 1 !== found.length) return undefined;
  const filled = (side: keyof Difference): Parsed =>
    JSON.parse(
      json.replaceAll(
        new RegExp(`${mark}(\\d+)X`, 'g'),
        (_, index: string) => twins.differences[Number(index)]?.[side] ?? '',
      ),
    ) as Parsed;
  return { before: filled('before'), after: filled('after') };
}
