import { at, items } from '../../../verify/fields';
import { kindOfChange } from '../danger';
import type { DangerRule } from '../danger';
import { listing } from '../listing';

/** What an AppProject lets its Applications do; an entry more is a door more. */
const lists = [
  'sourceRepos',
  'sourceNamespaces',
  'destinations',
  'clusterResourceWhitelist',
  'namespaceResourceWhitelist',
  'roles',
] as const;

/** What it keeps them from; an entry less is a door more. */
const bans = ['clusterResourceBlacklist', 'namespaceResourceBlacklist'] as const;

const added = (before: unknown, after: unknown): readonly string[] => {
  const known = new Set(items(before).map((item) => JSON.stringify(item)));
  return items(after)
    .map((item) => JSON.stringify(item))
    .filter((item) => !known.has(item));
};

export const projects: DangerRule = {
  name: 'project',
  description: 'An AppProject lets its Applications do what they could not.',
  *find(change, context) {
    const { before, after, place } = change;
    if (!after || kindOfChange(change) !== 'argoproj.io/AppProject' || context.isNew(place.environment)) return;
    const remedy = 'Let a project do only what its components need.';
    for (const list of before ? lists : []) {
      const more = added(at(before, 'spec', list), at(after, 'spec', list));
      if (more.length > 0) yield { path: `spec.${list}`, reason: `it admits ${listing(more)}`, remedy };
    }
    for (const list of bans) {
      const less = added(at(after, 'spec', list), at(before, 'spec', list));
      if (less.length > 0)
        yield { path: `spec.${list}`, reason: `it does not refuse ${listing(less)} any more`, remedy };
    }
  },
};
