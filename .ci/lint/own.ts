import { at, isFields, strings, text } from '../../verify/fields';
import { hasLabels, selects } from '../../verify/labels';
import type { Located, Manifest } from '../../verify/manifest';
import { podOf } from '../../verify/pods';

export const hasPods = (object: Manifest): boolean => podOf(object) !== undefined;

function belongsTo(object: Manifest, workload: Manifest): boolean {
  if (object.metadata.namespace !== workload.metadata.namespace) return false;
  const { labels = {}, spec } = podOf(workload) ?? {};
  switch (object.kind) {
    case 'Service':
      return isFields(at(object, 'spec', 'selector')) && hasLabels(labels, strings(at(object, 'spec', 'selector')));
    case 'NetworkPolicy':
      return selects(at(object, 'spec', 'podSelector'), labels);
    case 'PodDisruptionBudget':
      return selects(at(object, 'spec', 'selector'), labels);
    case 'HorizontalPodAutoscaler':
      return (
        text(at(object, 'spec', 'scaleTargetRef', 'kind')) === workload.kind &&
        text(at(object, 'spec', 'scaleTargetRef', 'name')) === workload.metadata.name
      );
    case 'ServiceAccount':
      return text(at(spec, 'serviceAccountName')) === object.metadata.name;
    default:
      return false;
  }
}

/** Workloads with pods of our own and what stands around those; the pods of operators are theirs to make. */
export function ownObjects(located: readonly Located[]): readonly Located[] {
  const workloads = located.filter(({ object }) => hasPods(object)).map(({ object }) => object);
  return located.filter(({ object }) => hasPods(object) || workloads.some((workload) => belongsTo(object, workload)));
}

export const nameOf = ({ kind, metadata }: Manifest): string => `${kind}/${metadata.name}`;
