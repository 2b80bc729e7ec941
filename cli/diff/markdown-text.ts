import { printable } from './printable';

/** A text of somebody else as code that nothing in it can end, so that it neither formats nor mentions anything. */
export function code(text: string): string {
  const line = printable(text);
  if (line.trim() === '') return '`' + JSON.stringify(line) + '`';
  const fence = '`'.repeat(longestRun(line) + 1);
  // Blanks keep backticks at the ends apart from the fence; Markdown takes one off at each end.
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** The same for a cell of a table, where a bar ends even code. */
export const cell = (text: string): string => code(text).replaceAll('|', '\\|');

/** What Markdown or HTML would read as more than a character. */
const special = /[&<>`*_~[\]|\\$]|:(?=\/\/)|(?<=www)\./g;

/** As plain text: no tag, no link, no emphasis; and nobody is mentioned, which forges would do even with an escaped `@`. */
export const prose = (text: string): string =>
  printable(text)
    .replaceAll(special, (character) => `&#${character.codePointAt(0) ?? 0};`)
    .replaceAll(/[@#](?!\d+;)/g, '$&<!-- -->');

/** Lines in a fence that none of them can close. */
export function block(lines: readonly string[], language: string): string[] {
  const fence = '`'.repeat(Math.max(3, ...lines.map((line) => longestRun(line) + 1)));
  return [`${fence}${language}`, ...lines, fence];
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
