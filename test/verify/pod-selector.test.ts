import { podSelector } from '../../verify/rules/pods/selector';
import { faults } from './fixture';

test('a selector that misses its own pods', () => {
  expect(faults(podSelector, 'Deployment', 'user', { 'spec.selector.matchLabels': { app: 'user' } })).toEqual([
    'spec.selector: it does not select the pods of its own template',
  ]);
});

test('a selector that takes in the pods of a job', () => {
  const edits = { 'spec.selector.matchLabels': { 'app.kubernetes.io/name': 'user' } };
  expect(faults(podSelector, 'Deployment', 'user', edits)).toEqual([
    "spec.selector: it selects the pods of CronJob 'user-check' too",
  ]);
});
