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
  const drop = ({
    spec,
  }: {
    spec: { template: { spec: { containers: { resources: Record<string, Record<string, string>> }[] } } };
  }) => delete spec.template.spec.containers[0]!.resources[bound]![resource];
  expect(faults(podResources, 'Deployment', 'user', drop)).toEqual([
    `${base}.${bound}.${resource}: no ${bound} of ${resource}`,
  ]);
});

test('jobs and init containers count too', () => {
  expect(
    faults(
      podResources,
      'CronJob',
      'user-check',
      ({ spec }) => delete spec.jobTemplate.spec.template.spec.containers[0].resources,
    ),
  ).toHaveLength(5);
  expect(
    faults(podResources, 'Deployment', 'user', ({ spec }) => (spec.template.spec.initContainers = [{ name: 'init' }])),
  ).toHaveLength(5);
});
