import { strings } from '../../fields';
import { rule } from '../../rule';

const recommended = ['name', 'instance', 'component', 'part-of', 'managed-by'].map(
  (label) => `app.kubernetes.io/${label}`,
);

export const podLabels = rule(
  'pod-labels',
  'Workloads of ours and their pods carry the five recommended labels.',
  function* (set) {
    for (const on of set.ownPods) {
      const carriers = [
        { path: ['metadata', 'labels'], labels: strings(on.object.metadata.labels) },
        { path: [...on.template, 'metadata', 'labels'], labels: on.labels },
      ];
      for (const { path, labels } of carriers) {
        for (const label of recommended.filter((one) => !labels[one])) {
          yield {
            on,
            path: [...path, label],
            reason: 'this label is missing',
            remedy: 'Take the labels of the construct library.',
          };
        }
      }
    }
  },
);
