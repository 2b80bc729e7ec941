import { at } from '../fields';
import type { Manifest } from '../manifest';

/** KEDA: the autoscaler of Kubernetes that it lets do the work. */
export const scaledObject = ({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] => [
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: `keda-hpa-${name}`, namespace },
    spec: {
      scaleTargetRef: at(spec, 'scaleTargetRef'),
      minReplicas: at(spec, 'minReplicaCount'),
      maxReplicas: at(spec, 'maxReplicaCount'),
    },
  },
];
