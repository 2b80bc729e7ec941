import { at, items, strings } from '../../fields';
import { hasLabels } from '../../labels';
import type { Located, ManifestSet } from '../../manifest';
import { type Pod, podPorts } from '../../pods';
import { type Finding, rule } from '../../rule';

const remedy =
  'Compare with the labels and ports of the pods that are meant: ours, or those that their operator is known to make.';

function* targetPorts(on: Located, pods: readonly Pod[]): Generator<Finding> {
  for (const [index, port] of items(at(on.object, 'spec', 'ports')).entries()) {
    const target = at(port, 'targetPort') ?? at(port, 'port');
    const deaf = pods.find((pod) => !podPorts(pod).some(({ name, number }) => target === name || target === number));
    if (!deaf) continue;
    yield {
      on,
      path: ['spec', 'ports', index, 'targetPort'],
      reason: `${deaf.object.kind} '${deaf.object.metadata.name}' is selected but declares no port ${String(target)}`,
      remedy,
    };
  }
}

const selectorOf = ({ object }: Located) => strings(at(object, 'spec', 'selector'));

function podsOf(set: ManifestSet, service: Located): readonly Pod[] {
  const selector = selectorOf(service);
  return set.podsIn(service.object.metadata.namespace).filter(({ labels }) => hasLabels(labels, selector));
}

export const servicePods = rule(
  'service-pods',
  'A Service selects pods that exist, and each of them listens on the port that it forwards to.',
  function* (set) {
    for (const on of set.of('/Service')) {
      if (Object.keys(selectorOf(on)).length === 0) continue;
      const pods = podsOf(set, on);
      if (pods.length === 0) {
        yield { on, path: ['spec', 'selector'], reason: 'no pod of its namespace carries these labels', remedy };
      }
      yield* targetPorts(on, pods);
    }
  },
);
