import { type Edits } from './edit';
import { importedSchemas } from '../../verify/imports';
import { schemaRule } from '../../verify/rules/schema';
import { faults } from './fixture';

const schema = schemaRule(importedSchemas);
const main = 'spec.template.spec.containers[0]';

test.each<[string, string, string, Edits, string]>([
  [
    'an unknown field of Kubernetes',
    'Deployment',
    'user',
    { 'spec.template.spec.replica': 1 },
    'spec.template.spec.replica: unknown field',
  ],
  [
    'a missing field of Kubernetes',
    'Deployment',
    'user',
    { 'spec.selector': undefined },
    'spec.selector: required, but missing',
  ],
  [
    'a wrong type',
    'Deployment',
    'user',
    { 'spec.template.spec.containers[0].ports[0].containerPort': '8080' },
    `${main}.ports[0].containerPort: must be integer`,
  ],
  [
    'a quantity that is none',
    'Deployment',
    'user',
    { 'spec.template.spec.containers[0].resources.limits.memory': '128 MB' },
    `${main}.resources.limits.memory: `,
  ],
  ['an unknown field of metadata', 'Service', 'user', { 'metadata.label': {} }, 'metadata.label: unknown field'],
  [
    'a label that is a number',
    'Bucket',
    'payment-info',
    { 'metadata.labels': { a: 1 } },
    'metadata.labels.a: must be string',
  ],
  [
    'an unknown field of a custom resource',
    'HTTPProxy',
    'user',
    { 'spec.routes[0].timeout': '5s' },
    'spec.routes[0].timeout: unknown field',
  ],
  ['an unknown field beside spec', 'Seaweed', 'store', { sepc: {} }, 'sepc: unknown field'],
  [
    'a missing field of a custom resource',
    'InnoDBCluster',
    'user-db',
    { 'spec.secretName': undefined },
    'spec.secretName: required, but missing',
  ],
  [
    'a value that is none of an enum',
    'Bucket',
    'payment-info',
    { 'spec.reclaimPolicy': 'Keep' },
    'spec.reclaimPolicy: must be one of',
  ],
  [
    'a pattern',
    'postgresql',
    'payment-info-db',
    { 'spec.logicalBackupSchedule': 'daily' },
    'spec.logicalBackupSchedule: must match pattern',
  ],
  ['a bound', 'InnoDBCluster', 'user-db', { 'spec.instances': 10 }, 'spec.instances: must be <= 9'],
])('%s', (_, kind, name, edits, expected) => {
  expect(faults(schema, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});

test('a kind or version without a schema', () => {
  expect(faults(schema, 'HTTPProxy', 'user', { apiVersion: 'projectcontour.io/v1beta1' })).toEqual([
    'apiVersion: no schema for HTTPProxy of projectcontour.io/v1beta1',
  ]);
});

test('fields that the API server fills in need not be written', () => {
  expect(faults(schema, 'Password', 'user-db-root', { 'spec.allowRepeat': undefined })).toEqual([]);
});
