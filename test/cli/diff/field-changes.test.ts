import { fieldChanges } from '../../../cli/diff/field-changes';
import { fieldPath } from '../../../cli/diff/field-path';

const shown = (before: unknown, after: unknown) =>
  fieldChanges(before, after).map(({ path, before: old, after: young }) => [fieldPath(path), old, young]);

const container = (name: string, image = 'a:v1') => ({ name, image });

test('a changed, an added and a removed field', () => {
  expect(shown({ same: 1, a: 1, gone: null }, { same: 1, a: '1', come: { b: 2 } })).toEqual([
    ['a', 1, '1'],
    ['come', undefined, { b: 2 }],
    ['gone', null, undefined],
  ]);
});

test('the order of keys is no change', () => {
  expect(shown({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toEqual([]);
});

test('an inserted container shows as one, and a change in another by its name', () => {
  const before = { containers: [container('app'), container('log')] };
  const after = { containers: [container('new'), container('app', 'a:v2'), container('log')] };
  expect(shown(before, after)).toEqual([
    ['containers[name=new]', undefined, container('new')],
    ['containers[name=app].image', 'a:v1', 'a:v2'],
  ]);
});

test('containers that change places are one change of their order', () => {
  const [a, b] = [container('a'), container('b')];
  expect(shown({ containers: [a, b] }, { containers: [b, a] })).toEqual([
    ["containers['(order)']", ['a', 'b'], ['b', 'a']],
  ]);
});

test('an inserted item without a key shows as one, at its place', () => {
  const rule = (port: number) => ({ ports: [{ port }] });
  expect(shown({ egress: [rule(1), rule(2)] }, { egress: [rule(1), rule(9), rule(2)] })).toEqual([
    ['egress[1]', undefined, rule(9)],
  ]);
  expect(shown({ args: ['a', 'b', 'c'] }, { args: ['a', 'x', 'c'] })).toEqual([['args[1]', 'b', 'x']]);
  expect(shown({ args: ['a', 'b', 'c'] }, { args: ['b', 'c'] })).toEqual([['args[0]', 'a', undefined]]);
});

test('what was inserted here and there does not shift what stayed', () => {
  expect(shown({ args: ['1', '2', '3', '4'] }, { args: ['9', '1', '8', '2', '3', '7'] })).toEqual([
    ['args[0]', undefined, '9'],
    ['args[2]', undefined, '8'],
    ['args[5]', '4', '7'],
  ]);
});

test('names that occur twice are no keys', () => {
  const before = [container('a', 'x:1'), container('a', 'x:2')];
  expect(shown({ list: before }, { list: [container('a', 'x:1'), container('a', 'x:3')] })).toEqual([
    ['list[1].image', 'x:2', 'x:3'],
  ]);
});

test('labels and other names that are no words are quoted', () => {
  expect(shown({ labels: { 'a.b/c': '1' } }, { labels: { 'a.b/c': '2' } })).toEqual([["labels['a.b/c']", '1', '2']]);
});
