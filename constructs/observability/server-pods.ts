import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';

/** What the level `restricted` asks of a pod: the operator sets the containers itself, and nothing of this. */
export const serverSecurity = {
  runAsNonRoot: true,
  runAsUser: 1000,
  runAsGroup: 2000,
  fsGroup: 2000,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** One pod a node, as a wish: a small cluster may have only one. */
export const spreadOverNodes = (podLabels: Readonly<Record<string, string>>) => [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: podLabels },
  },
];

/** Of several one may be away; the operator makes no budget. */
export function oneAway(scope: Construct, name: string, podLabels: Record<string, string>): void {
  new k8s.KubePodDisruptionBudget(scope, 'budget', {
    metadata: { name, annotations: inPhase('foundation') },
    spec: { maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: podLabels } },
  });
}

/** A claim as the API server completes it. */
export const volumeClaim = (storageClassName: string, storage: string) => ({
  volumeClaimTemplate: {
    spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } },
  },
});
