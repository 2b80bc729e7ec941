import { isDeepStrictEqual } from 'node:util';
import { at } from '../../../verify/fields';
import type { Path } from '../../../verify/fields';
import { jsonPath } from '../../../verify/json-path';
import { bothOf, kindOfChange } from '../danger';
import type { DangerRule } from '../danger';

/** Where an object says which pods it means, and what happens to the pods that it does not mean any more. */
const selectors: Readonly<Record<string, { readonly path: Path; readonly reason: string }>> = {
  '/Service': { path: ['spec', 'selector'], reason: 'it sends its connections to other pods, or to none' },
  'networking.k8s.io/NetworkPolicy': {
    path: ['spec', 'podSelector'],
    reason: 'other pods are closed off: those that it leaves may stand open, those that it finds may be cut off',
  },
  'policy/PodDisruptionBudget': {
    path: ['spec', 'selector'],
    reason: 'other pods are spared when nodes are drained; those that it leaves may go all at once',
  },
};

export const selectorsRule: DangerRule = {
  name: 'selector',
  description: 'A Service, NetworkPolicy or PodDisruptionBudget selects other pods than before.',
  *find(change) {
    const both = bothOf(change);
    const selector = selectors[kindOfChange(change)];
    if (!both || !selector) return;
    const { path, reason } = selector;
    if (isDeepStrictEqual(at(both.before, ...path), at(both.after, ...path))) return;
    yield { path: jsonPath(path), reason, remedy: 'Compare it with the labels of the pods, before and after.' };
  },
};
