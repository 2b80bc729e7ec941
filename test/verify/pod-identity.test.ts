import { podIdentity } from '../../verify/rules/pods/identity';
import { faults } from './fixture';

test.each([
  ['serviceAccountName', undefined],
  ['serviceAccountName', 'default'],
  ['automountServiceAccountToken', undefined],
  ['automountServiceAccountToken', true],
  ['enableServiceLinks', undefined],
  ['priorityClassName', undefined],
])('%s: %s', (field, value) => {
  expect(faults(podIdentity, 'Deployment', 'user', { [`spec.template.spec['${field}']`]: value })).toEqual([
    expect.stringContaining(`spec.template.spec.${field}: `),
  ]);
});
