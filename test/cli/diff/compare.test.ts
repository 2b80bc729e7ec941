import { nameOf } from '../../../cli/diff/change';
import { fieldPath } from '../../../cli/diff/field-path';
import { parseAll } from '../../../cli/diff/parse-all';
import { only, report } from './sides';

const yaml = (name: string, rest = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: shop\n${rest}`;

test('objects are added, removed and changed, each in its place', async () => {
  const { changes } = await report(
    { 'local/shop/a.yaml': yaml('a'), 'local/shop/b.yaml': yaml('b', 'data: { x: "1" }\n') },
    { 'local/shop/b.yaml': yaml('b', 'data: { x: "2" }\n'), 'local/other/c.yaml': yaml('c') },
  );
  expect(changes.map((change) => [change.action, change.place.component, nameOf(change)])).toEqual([
    ['added', 'other', 'v1 ConfigMap shop/c'],
    ['removed', 'shop', 'v1 ConfigMap shop/a'],
    ['changed', 'shop', 'v1 ConfigMap shop/b'],
  ]);
});

test.each([
  ['whose file has another name', { 'local/shop/z.yaml': yaml('a', 'data: { x: "1" }\n') }],
  ['that is written in another way', { 'local/shop/a.yaml': `# said before\n${yaml('a', 'data:\n  x: "1"\n')}` }],
  ['in another file and written in another way', { 'local/shop/z.yaml': yaml('a', 'data:\n  x: "1"\n') }],
])('an object %s has not changed', async (_, after) => {
  expect((await report({ 'local/shop/a.yaml': yaml('a', 'data: { x: "1" }\n') }, after)).changes).toEqual([]);
});

test('another version of an API is a change, another group is another object', async () => {
  const at = (version: string) => ({ 'local/shop/a.yaml': yaml('a').replace('v1', version) });
  const change = only(await report(at('apps/v1beta1'), at('apps/v1')));
  expect(change.fields.map(({ path }) => fieldPath(path))).toEqual(['apiVersion']);
  expect((await report(at('apps/v1'), at('other/v1'))).changes).toHaveLength(2);
});

test('an object that moves to another component says so', async () => {
  const change = only(await report({ 'local/shop/a.yaml': yaml('a') }, { 'local/cart/a.yaml': yaml('a') }));
  expect(change).toMatchObject({ action: 'changed', movedFrom: 'shop', fields: [] });
});

test('the same object in two environments is two, and only those that are named count', async () => {
  const after = { 'local/shop/a.yaml': yaml('a'), 'production/shop/a.yaml': yaml('a') };
  expect((await report({}, after)).changes).toHaveLength(2);
  expect(only(await report({}, after, ['production'])).place.environment).toBe('production');
});

test('Helm values are compared as one document, by their file', async () => {
  const file = 'local/bootstrap/helm/argocd.yaml';
  const change = only(await report({ [file]: 'server: { replicas: 1 }' }, { [file]: 'server: { replicas: 2 }' }));
  expect([nameOf(change), change.place.environment, fieldPath(change.fields[0]!.path)]).toEqual([
    `file ${file}`,
    'local',
    'server.replicas',
  ]);
});

test.each([
  ['broken YAML', 'a: [1', /Flow sequence/],
  ['no manifest', 'just text', /no apiVersion/],
  ['a list', '- 1', /no apiVersion/],
  ['binary', 'a\0b', /binary/],
  ['an anchor within itself', 'apiVersion: v1\nkind: A\nmetadata: &m { name: x, self: *m }', /circular|Unresolved/i],
  ['nesting without end', '['.repeat(50_000), /stack/],
])('%s is a danger, with its side and file', async (_, text, reason) => {
  const ours = await report({}, { 'local/shop/a.yaml': text, 'local/shop/b.yaml': yaml('b') });
  expect(ours.dangers[0]).toMatchObject({ rule: 'readable', object: 'file local/shop/a.yaml' });
  expect(ours.dangers[0]!.reason).toContain('on the side of new');
  expect(ours.dangers[0]!.reason).toMatch(reason);
  expect(ours.changes).toHaveLength(1);
  const theirs = await report({ 'local/shop/a.yaml': text }, {});
  expect(theirs.dangers[0]!.reason).toContain('on the side of old');
});

test('an object that is there twice is a danger', async () => {
  const { dangers } = await report({}, { 'local/shop/a.yaml': yaml('a'), 'local/shop/b.yaml': `${yaml('a')}#\n` });
  expect(dangers.map(({ reason }) => reason)).toEqual([
    'on the side of new: v1 ConfigMap shop/a stands in local/shop/a.yaml too; it is left out of the comparison',
  ]);
});

test('the content of a Secret is never shown, its change is', async () => {
  const secret = (value: string) => ({
    'local/shop/s.yaml': yaml('s', `data: { password: ${value} }\n`).replace('ConfigMap', 'Secret'),
  });
  const change = only(await report(secret('aHVudGVyMg=='), secret('c3dvcmRmaXNo')));
  expect(JSON.stringify(change.fields)).toBe('[{"path":["data","password"],"before":"(hidden)","after":"(hidden)"}]');
});

test('threads read the same as one', async () => {
  const files = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ file: `local/shop/${name}.yaml`, after: yaml(name) }));
  const mixed = [...files, { file: 'local/shop/f.yaml', before: 'a: [', after: yaml('f') }, { file: 'x', before: '' }];
  expect(await parseAll(mixed, 0)).toEqual(JSON.parse(JSON.stringify(await parseAll(mixed))));
});
