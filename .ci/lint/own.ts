import { type Fields, at, isFields, strings, text } from '../../verify/fields';
import { hasLabels, selects } from '../../verify/labels';
import type { Located, Manifest } from '../../verify/manifest';

/** Where the pod template of a workload lies; undefined for what makes no pods itself. */
function templateOf(object: Manifest): Fields | undefined {
  const spec = object.kind === 'CronJob' ? at(object, 'spec', 'jobTemplate', 'spec') : object.spec;
  const template = at(spec, 'template');
  const isOurs = ['apps/v1', 'batch/v1'].includes(object.apiVersion);
  return isOurs && isFields(template) ? template : undefined;
}

export const hasPods = (object: Manifest): boolean => templateOf(object) !== undefined;

function belongsTo(object: Manifest, workload: Manifest): boolean {
  if (object.metadata.namespace !== workload.metadata.namespace) return false;
  const template = templateOf(workload);
  const labels = strings(at(template, 'metadata', 'labels'));
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
      return text(at(template, 'spec', 'serviceAccountName')) === object.metadata.name;
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
