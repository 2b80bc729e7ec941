import MarkdownIt from 'markdown-it';
import { createColors } from 'picocolors';
import { json } from '../../../cli/diff/json';
import { markdown } from '../../../cli/diff/markdown';
import { text } from '../../../cli/diff/text';
import type { Report } from '../../../cli/diff/report';
import { report } from './sides';
import type { Files } from './sides';

const plain = (one: Report, all = false) => text(one, { all, colours: createColors(false) });

const config = (name: string, data: object) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' }, data });

const deployment = (name: string, version: string, rest: object = {}) =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop' },
    spec: { template: { spec: { containers: [{ name, image: `r.io/${name}:${version}`, ...rest }] } } },
  });

const files = (count: number, of: (name: string) => string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`local/c${index % 7}/${index}.yaml`, of(`app-${index}`)]),
  );

test('the sum, the dangers, then object by object', async () => {
  const script = 'one\ntwo\nthree\nfour\nfive\n';
  const one = await report(
    {
      'local/shop/a.yaml': config('a', { port: '1', script }),
      'local/shop/Namespace.yaml': JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } }),
    },
    {
      'local/shop/a.yaml': config('a', { port: 1, script: script.replace('four', 'FOUR') }),
      'local/shop/b.yaml': config('b', {}),
    },
  );
  expect(plain(one)).toBe(`new against old: 1 added, 1 removed, 1 changed; 1 danger

dangers
  cascade local v1 Namespace x
    everything in the namespace goes with it, volume claims and their data included
    -> Save what is in it first; to keep it, leave it declared or annotate it with Prune=false,Delete=false.

local/shop 1 added, 1 removed, 1 changed
  - v1 Namespace x
  ~ v1 ConfigMap shop/a
      data.port: "1" -> 1
      data.script:
          three
        - four
        + FOUR
          five
  + v1 ConfigMap shop/b
`);
});

test('nothing has changed, and a branch that is not there', async () => {
  const none = await report({}, {});
  expect(plain(none)).toBe('new against old: no change; no danger\n');
  expect(plain({ ...none, isFirst: true })).toMatch(/^old does not exist yet: everything is added\n/);
});

test('one change on many objects is told once, and what is theirs alone at each', async () => {
  const after = { ...files(9, (name) => deployment(name, 'v2')) };
  after['local/c0/0.yaml'] = deployment('app-0', 'v2', { tty: true });
  const one = await report(
    files(9, (name) => deployment(name, 'v1')),
    after,
  );
  expect(plain(one).split('\n').slice(2, 8)).toEqual([
    'the same on many objects',
    '  spec.template.spec.containers[name=*].image: …v1 -> …v2',
    '    on 9 objects: local apps/v1 Deployment shop/app-0, local apps/v1 Deployment shop/app-7, local apps/v1 Deployment shop/app-1 and 6 more',
    '',
    'local/c0 2 changed',
    '  ~ apps/v1 Deployment shop/app-0',
  ]);
  expect(plain(one)).toContain('      + spec.template.spec.containers[name=app-0].tty: true\n');
  expect(plain(one)).not.toContain('app-8');
  expect(plain(one, true)).toContain('containers[name=app-8].image: r.io/app-8:v1 -> r.io/app-8:v2');
});

test('thousands of objects are cut with a count, and --all shows each', async () => {
  const one = await report(
    {},
    files(3000, (name) => config(name, {})),
  );
  const short = plain(one);
  expect(short.split('\n').length).toBeLessThan(400);
  expect(short).toContain('see --all');
  const shownObjects = short.match(/^ {2}\+ /gm)!.length;
  const left = [...short.matchAll(/… (\d+) more objects?/g)].reduce((sum, [, number]) => sum + Number(number), 0);
  expect(shownObjects + left).toBe(3000);
  expect(plain(one, true).match(/^ {2}\+ /gm)).toHaveLength(3000);
});

test('long values are cut around what differs', async () => {
  const long = 'x'.repeat(5000);
  const one = await report(
    { 'local/shop/a.yaml': config('a', { v: `${long}A${long}` }) },
    { 'local/shop/a.yaml': config('a', { v: `${long}B${long}` }) },
  );
  const [line = ''] = plain(one)
    .split('\n')
    .filter((each) => each.includes('data.v'));
  expect(line.length).toBeLessThan(300);
  expect(line).toMatch(/…x+Ax+… -> …x+Bx+…/);
});

/** What would colour a terminal, end a code span, a cell or a fence, open a tag, mention somebody. */
const hostile = '\u001b[31m`` ` |</summary><img src=x>\n```\n@everyone #1 \u202e**b** [l](http://e.vil) www.e.vil &lt;';

const hostileReport = () =>
  report(
    { 'local/shop/a.yaml': config('a', { [hostile]: 'a', lines: `a\n${hostile}\n` }), [`local/|\`<b>/x`]: 'a' },
    {
      'local/shop/a.yaml': config('a', { [hostile]: hostile, lines: `b\n${hostile}\n\`\`\`\`\n` }),
      'local/shop/r.yaml': JSON.stringify({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: hostile },
        spec: { rules: [{ host: hostile }] },
      }),
    },
  );

test('nothing in a value reaches the terminal as more than characters', async () => {
  const shown = plain(await hostileReport());
  expect(shown).toContain('\\u{1b}[31m');
  // eslint-disable-next-line no-control-regex
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test('nothing in a value breaks out of the Markdown', async () => {
  const shown = markdown(await hostileReport());
  const tokens = new MarkdownIt({ html: true, linkify: false }).enable('table').parse(shown, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const blocks = tokens.filter(({ type }) => type === 'html_block').map(({ content }) => content.trim());
  expect(inline.filter(({ type }) => ['image', 'link_open', 'em_open'].includes(type))).toEqual([]);
  expect(inline.filter(({ type }) => type === 'html_inline').map(({ content }) => content)).toEqual(
    expect.arrayContaining(['<!-- -->']),
  );
  expect(new Set(inline.filter(({ type }) => type === 'html_inline').map(({ content }) => content)).size).toBe(1);
  for (const block of blocks)
    expect(block).toMatch(/^<details>\n<summary>[^<]*(<!-- -->[^<]*)*<\/summary>$|^<\/details>$/);
  expect(blocks.filter((block) => block.startsWith('<details>'))).toHaveLength(blocks.length / 2);
  // Whoever is named is not called.
  for (const { content } of inline.filter(({ type }) => type === 'text')) expect(content).not.toMatch(/[@#]\w/);
});

test('a fence within a text does not end the fence around its lines', async () => {
  const script = (line: string) => ({ 'local/shop/a.yaml': config('a', { script: `\`\`\`\n${line}\n<b>\n` }) });
  const tokens = new MarkdownIt({ html: true }).parse(markdown(await report(script('x'), script('y'))), {});
  expect(tokens.filter(({ type }) => type === 'fence').map(({ content }) => content)).toEqual([
    '  ```\n- x\n+ y\n  <b>\n',
  ]);
});

test('Markdown: the table first, the worst component on top, the details folded', async () => {
  const one = await report(
    { 'local/b/Namespace.yaml': JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } }) },
    { 'local/a/a.yaml': config('a', {}) },
  );
  const lines = markdown(one).split('\n');
  expect(lines.slice(0, 8)).toEqual([
    '### `new` against `old`',
    '',
    '1 added, 1 removed; **1 danger**',
    '',
    '| environment | component | added | removed | changed | dangers |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    '| `local` | `b` | 0 | 1 | 0 | 1 |',
    '| `local` | `a` | 1 | 0 | 0 | 0 |',
  ]);
  expect(lines.filter((line) => line === '<details>')).toHaveLength(2);
});

test('Markdown stays below the limit of GitHub, however much has changed', async () => {
  const long = (name: string) => config(`${name}-${'n'.repeat(200)}`, { [name.repeat(50)]: name.repeat(100) });
  const many = Object.fromEntries(
    Array.from({ length: 4000 }, (_, index) => [`local/c${index}/a.yaml`, long(`o${index}`)]),
  );
  const removed = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `local/${'d'.repeat(200)}${index}/a.yaml`,
      JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `x${index}`.repeat(100) } }),
    ]),
  );
  const shown = markdown(
    await report({ ...removed, ...files(1000, long) }, { ...many, ...files(1000, (name) => long(`${name}x`)) }),
  );
  expect(shown.length).toBeLessThan(65_536);
  expect(shown).toMatch(/and \d+ more sections?: see `npx testbed diff --all`/);
  expect(shown.match(/<details>/g)).toHaveLength(shown.match(/<\/details>/g)!.length);
});

test('JSON: sums, dangers and changes, with values as they are', async () => {
  const one = await report(
    { 'local/shop/a.yaml': config('a', { x: '1', gone: '2' }) },
    { 'local/shop/a.yaml': config('a', { x: '3' }), 'local/shop/b.yaml': 'a: [' },
  );
  expect(JSON.parse(json(one))).toEqual({
    before: 'old',
    after: 'new',
    isFirst: false,
    summary: { added: 0, removed: 0, changed: 1, dangers: 1 },
    dangers: [
      {
        rule: 'readable',
        environment: 'local',
        component: 'shop',
        file: 'local/shop/b.yaml',
        object: 'file local/shop/b.yaml',
        path: '',
        reason: expect.stringContaining('on the side of new'),
        remedy: expect.any(String),
      },
    ],
    changes: [
      {
        action: 'changed',
        environment: 'local',
        component: 'shop',
        file: 'local/shop/a.yaml',
        object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' },
        fields: [
          { path: 'data.x', before: '1', after: '3' },
          { path: 'data.gone', before: '2' },
        ],
      },
    ],
  });
});
