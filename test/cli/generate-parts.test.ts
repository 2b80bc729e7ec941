import { markdownTable, withPart } from '../../cli/generate/parts';

const page = 'Before.\n\n<!-- waves:begin (npm run generate) -->\n\nold\n\n<!-- waves:end -->\n\nAfter.\n';

test('a part is put between its marks, and nothing else changes', () => {
  const wanted = page.replace('old', 'new');
  expect(withPart(page, { file: 'page.md', part: 'waves', text: 'new' })).toBe(wanted);
  expect(withPart(wanted, { file: 'page.md', part: 'waves', text: 'new' })).toBe(wanted);
});

test.each(['<!-- waves:begin (npm run generate) -->', '<!-- waves:end -->'])(
  'fails when the page lacks the mark %s, and names both',
  (mark) => {
    expect(() => withPart(page.replace(mark, ''), { file: 'page.md', part: 'waves', text: 'new' })).toThrow(
      "page.md has no place for the waves: write '<!-- waves:begin (npm run generate) -->' and '<!-- waves:end -->'",
    );
  },
);

test('a table is as wide as its widest cells, three at least', () => {
  const rows = [
    ['5', '`wide`'],
    ['10', ''],
  ];
  expect(markdownTable(['no', 'name'], rows).split('\n')).toEqual([
    '| no  | name   |',
    '| --- | ------ |',
    '| 5   | `wide` |',
    '| 10  |        |',
  ]);
});
