import type { Check } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';
import { liveManifests, livePods } from '../kubernetes/live-network';
import { missing, namedByPod } from '../../verify/named-data';

export const mountedData: Check = {
  name: 'mounted-data',
  claim: 'Every Secret and ConfigMap that a pod names is there, with the keys that it wants',
  async run({ plane }) {
    const set = liveManifests(await LiveObjects.read(plane.client));
    const named = livePods(set).flatMap((pod) => [...namedByPod(pod)].map((data) => ({ pod, data })));
    const problems = named.flatMap(({ pod, data }) => {
      const why = missing(set, pod.namespace, data);
      return why === undefined ? [] : [`pod ${pod.namespace ?? ''}/${pod.object.metadata.name}: ${why}`];
    });
    return { looked: `${named.length} references of ${livePods(set).length} pods`, problems };
  },
};
