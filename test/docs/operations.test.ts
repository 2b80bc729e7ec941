import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'operations.md'), 'utf8');
const [generated = '', written = ''] = page.split('<!-- levels:begin')[1]?.split('<!-- levels:end -->') ?? [];

/** The names in one column of the table that comes first. */
function names(text: string, column: number): string[] {
  const rows = text.split('\n').filter((line) => line.startsWith('| `') || line.startsWith('| because'));
  return rows.flatMap((row) => [...(row.split('|')[column] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

test('whatever keeps a namespace below `restricted` has a reason', () => {
  const needed = names(generated, 3);
  expect(needed).toContain('rook-ceph');
  const given = names(written.split('\n## ')[0] ?? '', 1);
  expect(needed.filter((name) => !given.includes(name))).toEqual([]);
});
