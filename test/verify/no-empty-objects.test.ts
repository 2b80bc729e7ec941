import { noEmptyObjects } from '../../verify/rules/no-empty-objects';
import { type Loose, faults } from './fixture';

test.each<[string, string, string, (object: Loose) => void, string]>([
  [
    'an empty map',
    'Deployment',
    'user',
    ({ spec }) => (spec.strategy = { rollingUpdate: {} }),
    'spec.strategy.rollingUpdate: an empty object',
  ],
  ['null', 'Service', 'user', ({ spec }) => (spec.clusterIP = null), 'spec.clusterIP: null'],
  [
    'deep in a list',
    'HTTPProxy',
    'root',
    ({ spec }) => (spec.includes[0].conditions = [{}]),
    'spec.includes[0].conditions[0]: an empty',
  ],
  [
    'a selector that has no meaning when empty',
    'PodDisruptionBudget',
    'user',
    ({ spec }) => (spec.selector = {}),
    'spec.selector: an empty',
  ],
  ['labels', 'Service', 'user', ({ metadata }) => (metadata.labels = {}), 'metadata.labels: an empty'],
])('%s', (_, kind, name, edit, expected) => {
  expect(faults(noEmptyObjects, kind, name, edit)).toEqual([expect.stringContaining(expected)]);
});

test.each<[string, string, string, (object: Loose) => void]>([
  ['a peer in any namespace', 'NetworkPolicy', 'user', ({ spec }) => (spec.ingress[0].from[0].namespaceSelector = {})],
  [
    'null in Helm values',
    'Application',
    'postgres-operator',
    ({ spec }) => (spec.sources[0].helm.valuesObject = { resources: { limits: { cpu: null } } }),
  ],
])('%s has a meaning', (_, kind, name, edit) => {
  expect(faults(noEmptyObjects, kind, name, edit)).toEqual([]);
});
