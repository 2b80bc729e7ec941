import { podResources } from '../../verify/rules/pods/resources';
import { faults } from './fixture';

const base = 'spec.template.spec.containers[0].resources';

test.each([
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['requests', 'ephemeral-storage'],
  ['limits', 'memory'],
  ['limits', 'ephemeral-storage'],
])('no %s of %s', (bound, resource) => {
  const drop = { [`spec.template.spec.containers[0].resources['${bound}']['${resource}']`]: undefined };
  expect(faults(podResources, 'Deployment', 'user', drop)).toEqual([
    `${base}.${bound}.${resource}: no ${bound} of ${resource}`,
  ]);
});

test('jobs and init containers count too', () => {
  expect(
    faults(podResources, 'CronJob', 'user-check', {
      'spec.jobTemplate.spec.template.spec.containers[0].resources': undefined,
    }),
  ).toHaveLength(5);
  expect(
    faults(podResources, 'Deployment', 'user', { 'spec.template.spec.initContainers': [{ name: 'init' }] }),
  ).toHaveLength(5);
});
