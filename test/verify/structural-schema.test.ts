import { schemaRule } from '../../verify/rules/schema';
import type { Schemas } from '../../verify/schemas';
import { faultsOf } from './fixture';

/** The words of structural schemas, each by itself. */
const one = (field: unknown): Schemas => ({
  definition: () => ({ type: 'object', properties: { name: { type: 'string' } } }),
  schemaOf: () => ({
    isCustom: true,
    schema: { type: 'object', properties: { spec: { type: 'object', properties: { field } } } },
  }),
});

const check = (field: unknown, value: unknown) =>
  faultsOf(schemaRule(one(field)), [
    { file: 'a/b/c.yaml', object: { apiVersion: 'x/v1', kind: 'X', metadata: { name: 'x' }, spec: { field: value } } },
  ]);

test.each<[string, unknown, unknown]>([
  ['a number or text', { 'x-kubernetes-int-or-string': true }, 5],
  ['a number or text', { 'x-kubernetes-int-or-string': true, pattern: '^a$' }, 'a'],
  ['null where it is nullable', { type: 'string', nullable: true }, null],
  ["Go's durations", { type: 'string', format: 'duration' }, '1h30m'],
  ['anything', { 'x-kubernetes-preserve-unknown-fields': true }, { a: { b: 1 } }],
  ['anything in an open object', { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { a: 1 }],
  [
    'anything in an open object with known fields',
    { type: 'object', properties: { a: { type: 'integer' } }, 'x-kubernetes-preserve-unknown-fields': true },
    { a: 1, b: 2 },
  ],
  ['a map', { type: 'object', additionalProperties: { type: 'integer' } }, { a: 1 }],
  [
    'one of two',
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    { b: '' },
  ],
  [
    'a whole object within',
    { type: 'object', 'x-kubernetes-embedded-resource': true, properties: {} },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } },
  ],
  ['an unknown format', { type: 'string', format: 'colour' }, 'red'],
])('%s fits', (_, field, value) => {
  expect(check(field, value)).toEqual([]);
});

test.each<[string, unknown, unknown, string]>([
  [
    'a list where a number or text is wanted',
    { 'x-kubernetes-int-or-string': true },
    [],
    'spec.field: must be integer,string',
  ],
  ['null where it is not nullable', { type: 'string' }, null, 'spec.field: must be string'],
  [
    'a duration that is none',
    { type: 'string', format: 'duration' },
    'P1D',
    'spec.field: must match format "duration"',
  ],
  [
    'an int32 that is too large',
    { type: 'integer', format: 'int32' },
    2 ** 31,
    'spec.field: must match format "int32"',
  ],
  ['a field of an object that has none', { type: 'object' }, { a: 1 }, 'spec.field.a: unknown field'],
  [
    'a wrong value in a map',
    { type: 'object', additionalProperties: { type: 'integer' } },
    { a: 'x' },
    'spec.field.a: must be integer',
  ],
  [
    'both of two',
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    { a: '', b: '' },
    'spec.field: must match exactly one schema in oneOf',
  ],
  [
    'none of two',
    { type: 'object', properties: { a: { type: 'string' } }, anyOf: [{ required: ['a'] }] },
    {},
    'spec.field: must match a schema in anyOf',
  ],
  ['an exclusive bound', { type: 'integer', minimum: 1, exclusiveMinimum: true }, 1, 'spec.field: must be > 1'],
  [
    'two items of a set',
    { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
    ['a', 'a'],
    'spec.field: must NOT have duplicate items',
  ],
  [
    'two items of one key',
    {
      type: 'array',
      'x-kubernetes-list-map-keys': ['name'],
      items: { type: 'object', properties: { name: { type: 'string' } } },
    },
    [{ name: 'a' }, { name: 'a' }],
    'spec.field: two items have the same keys',
  ],
  [
    'a fault in the second item',
    { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } },
    [{ a: '' }, { a: 1 }],
    'spec.field[1].a: must be string',
  ],
])('%s does not fit', (_, field, value, expected) => {
  expect(check(field, value)[0]).toContain(expected);
  expect(check(field, value)).toHaveLength(1);
});
