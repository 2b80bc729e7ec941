import { ManifestSet } from '../../verify/manifest';
import type { Pod } from '../../verify/pods';
import { kindOf } from '../../verify/kind';
import type { LiveObjects } from './live-objects';

/** What judges a connection or a mount in the cluster; custom resources stay out, so that nothing is inferred from them. */
const kinds = new Set(['/Pod', '/Namespace', '/Secret', '/ConfigMap', '/Service', 'networking.k8s.io/NetworkPolicy']);

/** The live objects as the rules of `verify/` read them. */
export function liveManifests(live: LiveObjects): ManifestSet {
  const judged = live.all.filter((object) => kinds.has(kindOf(object)));
  return new ManifestSet(judged.map((object) => ({ file: 'cluster/live/object', object })));
}

/** The pods that run or have run, without those that the rules only imagine. */
export const livePods = (set: ManifestSet): readonly Pod[] => set.ownPods;
