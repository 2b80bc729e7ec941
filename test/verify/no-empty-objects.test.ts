import { type Edits } from './edit';
import { noEmptyObjects } from '../../verify/rules/no-empty-objects';
import { faults } from './fixture';

test.each<[string, string, string, Edits, string]>([
  [
    'an empty map',
    'Deployment',
    'user',
    { 'spec.strategy': { rollingUpdate: {} } },
    'spec.strategy.rollingUpdate: an empty object',
  ],
  ['null', 'Service', 'user', { 'spec.clusterIP': null }, 'spec.clusterIP: null'],
  [
    'deep in a list',
    'HTTPProxy',
    'root',
    { 'spec.includes[0].conditions': [{}] },
    'spec.includes[0].conditions[0]: an empty',
  ],
  [
    'a selector that has no meaning when empty',
    'PodDisruptionBudget',
    'user',
    { 'spec.selector': {} },
    'spec.selector: an empty',
  ],
  ['labels', 'Service', 'user', { 'metadata.labels': {} }, 'metadata.labels: an empty'],
])('%s', (_, kind, name, edits, expected) => {
  expect(faults(noEmptyObjects, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});

test.each<[string, string, string, Edits]>([
  ['a peer in any namespace', 'NetworkPolicy', 'user', { 'spec.ingress[0].from[0].namespaceSelector': {} }],
  [
    'null in Helm values',
    'Application',
    'postgres-operator',
    { 'spec.sources[0].helm.valuesObject': { resources: { limits: { cpu: null } } } },
  ],
])('%s has a meaning', (_, kind, name, edits) => {
  expect(faults(noEmptyObjects, kind, name, edits)).toEqual([]);
});
