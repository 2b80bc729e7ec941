import { podLabels } from '../../verify/rules/pods/labels';
import { faults } from './fixture';

test.each(['name', 'instance', 'component', 'part-of', 'managed-by'])('a pod without app.kubernetes.io/%s', (label) => {
  expect(
    faults(podLabels, 'Deployment', 'user', {
      [`spec.template.metadata.labels['app.kubernetes.io/${label}']`]: undefined,
    }),
  ).toEqual([`spec.template.metadata.labels['app.kubernetes.io/${label}']: this label is missing`]);
});

test('a workload without any', () => {
  expect(faults(podLabels, 'CronJob', 'user-check', { 'metadata.labels': undefined })).toHaveLength(5);
});
