import { at, text } from '../../../verify/fields';
import { jsonPath } from '../../../verify/json-path';
import type { Manifest } from '../../../verify/manifest';
import { bothOf, kindOfChange } from '../danger';
import type { DangerRule } from '../danger';

const path = ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'];

/** From the loosest on; a namespace without the label is as loose as its cluster, which is the loosest by default. */
const levels = ['privileged', 'baseline', 'restricted'];

const levelOf = (namespace: Manifest): string => text(at(namespace, ...path)) ?? 'privileged';

export const podSecurityLevel: DangerRule = {
  name: 'pod-security',
  description: 'The Pod Security level that a namespace enforces is lowered.',
  *find(change) {
    const both = bothOf(change);
    if (!both || kindOfChange(change) !== '/Namespace') return;
    const [old, young] = [levelOf(both.before), levelOf(both.after)];
    if (levels.indexOf(young) >= levels.indexOf(old)) return;
    yield {
      path: jsonPath(path),
      reason: `${old} -> ${young}: pods may take more from their node than before`,
      remedy: 'Keep the level, and give what needs more a namespace of its own.',
    };
  },
};
