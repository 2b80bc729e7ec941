import { Yaml } from 'cdk8s';
import { yamlText } from '../../app/yaml-text';
import type { Tree } from '../../app/yaml-text';

/** Text that YAML may take for something else, or that needs quotes, a block or escapes. */
const texts = [
  ...[
    '',
    'a',
    'plain-text',
    'true',
    'Yes',
    'off',
    'y',
    'null',
    '~',
    '<<',
    '=',
    '-',
    '---',
    '...',
    '?',
    '#',
    '*a',
    '&a',
  ],
  ...['0', '-1', '08', '0o7', '0x1f', '1_000', '1e3', '.5', '.inf', '12:30:45', '2020-01-01', '10Gi', 'v1.34', '1.2.3'],
  ...[
    'host.example.com:443/path',
    'trailing:',
    'a: b',
    'a:\tb',
    'a #b',
    ' a',
    'a ',
    '\ta',
    'a\tb',
    '- a',
    '{a}',
    '[a]',
  ],
  ...['"a"', "'a'", `"'`, '\\', 'é', '😀', '\u0000', '\ud800', '\u0085', 'word '.repeat(60), 'x'.repeat(2000)],
  ...[
    'a\nb',
    'a\nb\n',
    'a\nb\n\n',
    '\na',
    '  a\n b\n',
    'a\n  ',
    'a\r\nb',
    '\n',
    '---\na\n',
    '#!/bin/sh\nset -e\n  x\n',
  ],
  ...['a: b\nc', `${'word '.repeat(60)}\n${'more '.repeat(60)}`],
];
const trees: readonly Tree[] = [
  ...texts,
  0,
  -0,
  1,
  -1.5,
  1e21,
  1e-7,
  2 ** 53,
  true,
  false,
  null,
  [],
  {},
  [[]],
  [{}],
  { a: {} },
];
/** No two the same, as nothing in an object that cdk8s makes is: what occurs twice would be written once, with an anchor. */
const fresh = (tree: Tree): Tree => (typeof tree === 'object' && tree !== null ? structuredClone(tree) : tree);

test.each([
  ['by itself', (tree: Tree) => ({ a: fresh(tree) })],
  ['before another', (tree: Tree) => ({ a: fresh(tree), b: 1 })],
  ['deep in maps', (tree: Tree) => ({ a: { b: { c: fresh(tree), d: fresh(tree) } } })],
  [
    'in lists',
    (tree: Tree) => ({ a: [fresh(tree), [fresh(tree), [fresh(tree)]], { b: fresh(tree), c: [fresh(tree)] }, 1] }),
  ],
])('a value %s is written as cdk8s writes it', (_, place) => {
  for (const tree of trees) expect(yamlText(place(tree))).toBe(Yaml.stringify(place(tree)));
});

test('a key is written as cdk8s writes it', () => {
  for (const text of texts.filter(({ length }) => length < 1024)) {
    const object = { data: { [text]: 1, list: [{ [text]: { [text]: text } }] } };
    expect(yamlText(object)).toBe(Yaml.stringify(object));
  }
});

test('a key that is longer than YAML allows is refused', () => {
  expect(() => yamlText({ ['k'.repeat(2000)]: 1 })).toThrow(/1,024 characters/);
});
