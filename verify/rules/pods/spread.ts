import { at, items } from '../../fields';
import { selects } from '../../labels';
import type { ManifestSet } from '../../manifest';
import type { Pod } from '../../pods';
import { rule } from '../../rule';

const replicated = new Set(['Deployment', 'StatefulSet']);

function isScaled(set: ManifestSet, { object, namespace }: Pod): boolean {
  return set
    .of('autoscaling/HorizontalPodAutoscaler')
    .some(
      ({ object: { metadata, spec } }) =>
        metadata.namespace === namespace &&
        at(spec, 'scaleTargetRef', 'kind') === object.kind &&
        at(spec, 'scaleTargetRef', 'name') === object.metadata.name,
    );
}

function isGuarded(set: ManifestSet, { labels, namespace }: Pod): boolean {
  return set
    .of('policy/PodDisruptionBudget')
    .some(
      ({ object: { metadata, spec } }) => metadata.namespace === namespace && selects(at(spec, 'selector'), labels),
    );
}

export const podSpread = rule(
  'pod-spread',
  'Workloads of ours with more than one replica are spread, and a PodDisruptionBudget guards them.',
  function* (set) {
    for (const on of set.ownPods) {
      if (!replicated.has(on.object.kind)) continue;
      if (!(Number(at(on.object, 'spec', 'replicas') ?? 1) > 1 || isScaled(set, on))) continue;
      const path = [...on.template, 'spec', 'topologySpreadConstraints'];
      const constraints = items(on.spec.topologySpreadConstraints);
      if (constraints.length === 0) {
        yield { on, path, reason: 'all replicas may land on one node', remedy: 'Spread them by zone or host.' };
      }
      for (const [index, constraint] of constraints.entries()) {
        if (selects(at(constraint, 'labelSelector'), on.labels)) continue;
        yield {
          on,
          path: [...path, index, 'labelSelector'],
          reason: 'it does not select the pods that it stands in',
          remedy: "Use the labels of the workload's own selector.",
        };
      }
      if (!isGuarded(set, on)) {
        yield {
          on,
          path: ['metadata', 'name'],
          reason: 'no PodDisruptionBudget selects its pods: a drained node may stop them all at once',
          remedy: 'Add one with maxUnavailable: 1.',
        };
      }
    }
  },
);
