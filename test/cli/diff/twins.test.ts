import { parse } from '../../../cli/diff/parse';
import { parseTwins } from '../../../cli/diff/twins';

const file = 'local/shop/a.yaml';
const yaml = (body: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n${body}\n`;
const both = (before: string, after: string) => parseTwins(file, yaml(before), yaml(after));

test.each([
  ['a tag', 'image: r.io/a:v1.0.0', 'image: r.io/a:v2.0.0'],
  ['two values', 'a: p\nb:\n  - c: q', 'a: r\nb:\n  - c: s'],
  ['a value within a flow', 'a: {\n  b: p\n  }', 'a: {\n  b: q\n  }'],
  ['a value that an alias repeats', 'a: &a\n  b: p\nc: *a', 'a: &a\n  b: q\nc: *a'],
  ['nothing', 'a: x', 'a: x'],
])('files that differ in %s are parsed as one, to the same end', (_, before, after) => {
  expect(both(before, after)).toEqual({
    before: parse({ file, text: yaml(before) }),
    after: parse({ file, text: yaml(after) }),
  });
});

test.each([
  ['a number', 'a: x', 'a: 1'],
  ['a truth', 'a: x', 'a: true'],
  ['a quote', 'a: x', 'a: "x y"'],
  ['a key', 'a: x', 'b: x'],
  ['a line more', 'a: x', 'a: x\nb: x'],
  ['an indentation', 'a:\n  b: x', 'a:\n   b: x'],
  ['a line of a script', 'a: |\n  b: x', 'a: |\n  b: z'],
  ['a line of a quoted text', 'a: "\n  b: x\n  "', 'a: "\n  b: z\n  "'],
  ['a value that goes on', 'a: x\n  more', 'a: z\n  more'],
  ['a comment', '# a: x', '# a: z'],
  ['a tag of YAML', 'a: !!str x', 'a: !!str z'],
])('files that differ in %s are not', (_, before, after) => {
  expect(both(before, after)).toBeUndefined();
});

test('broken files, and those that hold the mark, are left to the parser', () => {
  expect(both('a: x\nb: [', 'a: z\nb: [')).toBeUndefined();
  expect(both('a: x\nb: X0TWIN0X0X', 'a: z\nb: X0TWIN0X0X')).toBeUndefined();
});
