/** Puts a text between the two marks of a part of a page. @throws when the page has no place for it */
export function withPart(page: string, { file, part, text }: { file: string; part: string; text: string }): string {
  const begin = `<!-- ${part}:begin (npm run generate) -->`;
  const end = `<!-- ${part}:end -->`;
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`${file} has no place for the ${part}: write '${begin}' and '${end}' on lines of their own`);
  }
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

export const code = (text: string) => `\`${text}\``;

export const codes = (texts: readonly string[]) => texts.map(code).join(', ');

/** A table as prettier writes it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}
