import { importedSchemas } from '../../verify/imports';
import { schemaRule } from '../../verify/rules/schema';
import type { Schemas } from '../../verify/schemas';
import { type Loose, faults, faultsOf } from './fixture';

const schema = schemaRule(importedSchemas);
const main = 'spec.template.spec.containers[0]';

test.each<[string, string, string, (object: Loose) => void, string]>([
  [
    'an unknown field of Kubernetes',
    'Deployment',
    'user',
    ({ spec }) => (spec.template.spec.replica = 1),
    'spec.template.spec.replica: unknown field',
  ],
  [
    'a missing field of Kubernetes',
    'Deployment',
    'user',
    ({ spec }) => delete spec.selector,
    'spec.selector: required, but missing',
  ],
  [
    'a wrong type',
    'Deployment',
    'user',
    ({ spec }) => (spec.template.spec.containers[0].ports[0].containerPort = '8080'),
    `${main}.ports[0].containerPort: must be integer`,
  ],
  [
    'a quantity that is none',
    'Deployment',
    'user',
    ({ spec }) => (spec.template.spec.containers[0].resources.limits.memory = '128 MB'),
    `${main}.resources.limits.memory: `,
  ],
  [
    'two ports of one number and protocol',
    'Service',
    'user',
    ({ spec }) => (spec.ports[1] = { ...spec.ports[0], protocol: 'TCP' }),
    '',
  ],
  [
    'an unknown field of metadata',
    'Service',
    'user',
    ({ metadata }) => (metadata.label = {}),
    'metadata.label: unknown field',
  ],
  [
    'a label that is a number',
    'Bucket',
    'payment-info',
    ({ metadata }) => (metadata.labels = { a: 1 }),
    'metadata.labels.a: must be string',
  ],
  [
    'an unknown field of a custom resource',
    'HTTPProxy',
    'user',
    ({ spec }) => (spec.routes[0].timeout = '5s'),
    'spec.routes[0].timeout: unknown field',
  ],
  ['an unknown field beside spec', 'Seaweed', 'store', (object) => (object.sepc = {}), 'sepc: unknown field'],
  [
    'a missing field of a custom resource',
    'InnoDBCluster',
    'user-db',
    ({ spec }) => delete spec.secretName,
    'spec.secretName: required, but missing',
  ],
  [
    'a value that is none of an enum',
    'Bucket',
    'payment-info',
    ({ spec }) => (spec.reclaimPolicy = 'Keep'),
    'spec.reclaimPolicy: must be one of',
  ],
  [
    'a pattern',
    'postgresql',
    'payment-info-db',
    ({ spec }) => (spec.logicalBackupSchedule = 'daily'),
    'spec.logicalBackupSchedule: must match pattern',
  ],
  ['a bound', 'InnoDBCluster', 'user-db', ({ spec }) => (spec.instances = 10), 'spec.instances: must be <= 9'],
])('%s', (_, kind, name, edit, expected) => {
  const found = faults(schema, kind, name, edit);
  expect(found.join('\n')).toContain(expected);
  expect(found).toHaveLength(expected === '' ? found.length : 1);
});

test('a kind or version without a schema', () => {
  expect(faults(schema, 'HTTPProxy', 'user', (object) => (object.apiVersion = 'projectcontour.io/v1beta1'))).toEqual([
    'apiVersion: no schema for HTTPProxy of projectcontour.io/v1beta1',
  ]);
});

test('fields that the API server fills in need not be written', () => {
  expect(faults(schema, 'Password', 'user-db-root', ({ spec }) => delete spec.allowRepeat)).toEqual([]);
});

/** The words of structural schemas, each by itself. */
const one = (field: Loose): Schemas => ({
  definition: () => ({ type: 'object', properties: { name: { type: 'string' } } }),
  schemaOf: () => ({
    isCustom: true,
    schema: { type: 'object', properties: { spec: { type: 'object', properties: { field } } } },
  }),
});

const check = (field: Loose, value: unknown) =>
  faultsOf(schemaRule(one(field)), [
    { file: 'a/b/c.yaml', object: { apiVersion: 'x/v1', kind: 'X', metadata: { name: 'x' }, spec: { field: value } } },
  ]);

test.each<[string, Loose, unknown]>([
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

test.each<[string, Loose, unknown, string]>([
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
