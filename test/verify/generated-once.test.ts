import { generatedOnce } from '../../verify/rules/generated-once';
import { faults } from './fixture';

test.each(['Periodic', undefined])('credentials that are drawn anew: %s', (refreshPolicy) => {
  expect(faults(generatedOnce, 'ExternalSecret', 'user-db-root', { 'spec.refreshPolicy': refreshPolicy })).toEqual([
    'spec.refreshPolicy: the credential is drawn anew at each refresh',
  ]);
});

test('copies of another Secret may be refreshed', () => {
  const edits = { 'spec.refreshPolicy': 'Periodic', 'spec.dataFrom': [{ extract: { key: 'other' } }] };
  expect(faults(generatedOnce, 'ExternalSecret', 'user-db-root', edits)).toEqual([]);
});
