import type { Danger } from '../../../cli/diff/danger';
import { dangerGroups } from '../../../cli/diff/danger-groups';

const danger = (name: string, path: string, reason = 'it grows'): Danger => ({
  rule: 'storage',
  place: { environment: 'local', component: name, file: `local/${name}/x.yaml` } as Danger['place'],
  object: `v1 Thing ${name}`,
  path,
  reason,
  remedy: 'See that it can.',
});

test('the same danger on many objects is said once, with all of them', () => {
  expect(dangerGroups([danger('a', 'spec.size'), danger('b', ''), danger('c', '', 'it shrinks')])).toEqual([
    {
      rule: 'storage',
      reason: 'it grows',
      remedy: 'See that it can.',
      places: ['local v1 Thing a spec.size', 'local v1 Thing b'],
    },
    { rule: 'storage', reason: 'it shrinks', remedy: 'See that it can.', places: ['local v1 Thing c'] },
  ]);
});
