import { noWildcardGrants } from '../../verify/rules/no-wildcard-grants';
import { faults } from './fixture';

test.each(['apiGroups', 'resources', 'verbs'])('a wildcard among the %s', (field) => {
  expect(faults(noWildcardGrants, 'Role', 'reader', { [`rules[0].${field}`]: ['get', '*'] })).toEqual([
    `rules[0].${field}: '*' grants all ${field}, those too that do not exist yet`,
  ]);
});

test('in a ClusterRole as well', () => {
  const edits = { kind: 'ClusterRole', 'metadata.namespace': undefined, 'rules[0].verbs': ['*'] };
  expect(faults(noWildcardGrants, 'Role', 'reader', edits)).toHaveLength(1);
});

test('named ones', () => {
  expect(faults(noWildcardGrants, 'Role', 'reader', {})).toEqual([]);
});
