import type { ApplicationEvent } from '../../../proof/argo-cd/application-log';
import type { Site } from '../../../proof/check';
import { waves } from '../../../proof/checks/waves';

/** One state: revision, Application, wave, and whether it is synced and healthy. */
type State = readonly [number, string, number, boolean];

const event = ([revision, name, wave, healthy]: State): ApplicationEvent => ({
  revision,
  type: 'MODIFIED',
  application: {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } },
    spec: { project: 'x', destination: { namespace: 'x' } },
    status: { sync: { status: 'Synced' }, health: { status: healthy ? 'Healthy' : 'Progressing' } },
  },
});

const problemsOf = async (...states: readonly State[]) =>
  (await waves.run({ applications: { events: states.map(event) } } as unknown as Site)).problems;

test('one wave after the other', async () => {
  expect(
    await problemsOf([1, 'a', 0, false], [2, 'b', 0, false], [3, 'b', 0, true], [4, 'a', 0, true], [5, 'c', 5, false]),
  ).toEqual([]);
});

test('a wave that begins while one of the earlier is not healthy', async () => {
  expect(await problemsOf([1, 'a', 0, false], [2, 'c', 5, false], [3, 'a', 0, true])).toEqual([
    'c (wave 5) began before a (wave 0) was healthy',
  ]);
});

test('an earlier one that never becomes healthy', async () => {
  expect(await problemsOf([1, 'a', 0, false], [2, 'c', 5, true])).toHaveLength(1);
});

test('what falls ill later does not count: its wave was over', async () => {
  expect(await problemsOf([1, 'a', 0, true], [2, 'c', 5, false], [3, 'a', 0, false])).toEqual([]);
});
