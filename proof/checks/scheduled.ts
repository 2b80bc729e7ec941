import type { Check } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';
import { at, items, text } from '../../verify/fields';
import type { Manifest } from '../../verify/manifest';

const done = new Set(['Running', 'Succeeded']);

export const scheduled: Check = {
  name: 'scheduled',
  claim: "Every pod has found its place on the profile's nodes, and runs",
  async run({ plane }) {
    const live = await LiveObjects.read(plane.client);
    const pods = live.of('/Pod');
    const problems = pods
      .filter((pod) => at(pod.spec, 'nodeName') === undefined || !done.has(text(at(pod.status, 'phase')) ?? ''))
      .map((pod) => `pod ${pod.metadata.namespace ?? ''}/${pod.metadata.name}: ${whyNot(pod)}`);
    return { looked: `${pods.length} pods on ${live.of('/Node').length} nodes`, problems };
  },
};

/** What the scheduler says, else the phase. */
function whyNot(pod: Manifest): string {
  const conditions = items(at(pod.status, 'conditions'));
  const message = conditions.map((one) => text(at(one, 'message'))).find((one) => one !== undefined && one !== '');
  return message ?? `phase ${text(at(pod.status, 'phase')) ?? 'unknown'}`;
}
