import type { Comparison } from './compare';
import { contextOf, dangerOn } from './danger';
import type { Danger, DangerRule } from './danger';
import { cascadesRule } from './dangers/cascades';
import { data } from './dangers/data';
import { imagesBack } from './dangers/images';
import { immutable } from './dangers/immutable';
import { network } from './dangers/network';
import { podSecurityLevel } from './dangers/pod-security';
import { projects } from './dangers/projects';
import { protectionRule } from './dangers/protection';
import { rbac } from './dangers/rbac';
import { routes } from './dangers/routes';
import { selectorsRule } from './dangers/selectors';
import { storage } from './dangers/storage';
import type { Unreadable } from './entries';
import { placeOf } from './place';
import type { Side } from './side';

/** The worst first: what is lost, what fails, what stands open. */
export const dangerRules: readonly DangerRule[] = [
  data,
  cascadesRule,
  protectionRule,
  storage,
  immutable,
  selectorsRule,
  imagesBack,
  network,
  rbac,
  routes,
  projects,
  podSecurityLevel,
];

/** @param before undefined when there was nothing yet */
export function dangersOf(comparison: Comparison, before: Side | undefined): Danger[] {
  const context = contextOf(comparison, before);
  return [
    ...comparison.unreadable.map(unread),
    ...dangerRules.flatMap((rule) =>
      comparison.changes.flatMap((change) =>
        Array.from(rule.find(change, context), (found) => dangerOn(change, rule.name, found)),
      ),
    ),
  ];
}

/** What cannot be read may hold anything. */
const unread = ({ side, file, reason }: Unreadable): Danger => ({
  rule: 'readable',
  place: placeOf(file),
  object: `file ${file}`,
  path: '',
  reason: `on the side of ${side}: ${reason}; it is left out of the comparison`,
  remedy: 'Synthesize again; where it is the branch that is broken, publish.',
});
