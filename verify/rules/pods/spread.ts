import { at, items } from '../../fields';
import { selects } from '../../labels';
import type { ManifestSet } from '../../manifest';
import type { OwnPod, Pod } from '../../pods';
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

/** Spread over zones alone, two replicas of one zone may still share a node. */
function isKeptApart({ spec, labels }: OwnPod): boolean {
  const antiAffinity = at(spec, 'affinity', 'podAntiAffinity');
  const preferred = items(at(antiAffinity, 'preferredDuringSchedulingIgnoredDuringExecution'));
  return [
    ...items(at(antiAffinity, 'requiredDuringSchedulingIgnoredDuringExecution')),
    ...preferred.map((term) => at(term, 'podAffinityTerm')),
    ...items(spec.topologySpreadConstraints),
  ].some((term) => at(term, 'topologyKey') === 'kubernetes.io/hostname' && selects(at(term, 'labelSelector'), labels));
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
      if (constraints.length > 0 && !isKeptApart(on)) {
        yield {
          on,
          path: [...on.template, 'spec', 'affinity', 'podAntiAffinity'],
          reason: 'nothing keeps the replicas of one zone on different nodes',
          remedy: 'Prefer nodes (kubernetes.io/hostname) without a pod of the same labels.',
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
