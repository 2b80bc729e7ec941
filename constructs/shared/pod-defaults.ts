import { k8s } from 'cdk8s-plus-28';
import type { Resources } from './footprint';
import { selectorLabels } from './labels';
import type { LabelProps } from './labels';

/** A user that no image needs to know: everything that it reads is world-readable or group-owned through `fsGroup`. */
const user = 65532;

/** What the Pod Security level `restricted` asks of a pod, spelled out. */
export const podSecurityContext: k8s.PodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: user,
  runAsGroup: user,
  fsGroup: user,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** What `restricted` asks of a container, and a root file system that nothing writes to. */
export const containerSecurityContext: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Room for logs and temporary files; a container that outgrows it is evicted before it fills the node. */
const ephemeralStorage = { requests: '64Mi', limits: '256Mi' };

/** A container's resources as the API wants them, ephemeral storage included. */
export function resourceRequirements({ requests, limits }: Resources): k8s.ResourceRequirements {
  return {
    requests: quantities({ ...requests, 'ephemeral-storage': ephemeralStorage.requests }),
    limits: quantities({ ...limits, 'ephemeral-storage': ephemeralStorage.limits }),
  };
}

function quantities(values: Readonly<Record<string, string | undefined>>): Record<string, k8s.Quantity> {
  const set = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(set.map(([name, value]) => [name, k8s.Quantity.fromString(value)]));
}

/** The one place of a container that can be written to, for programs that need temporary files. */
export const temporaryFiles = {
  volume: { name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString('64Mi') } },
  mount: { name: 'tmp', mountPath: '/tmp' },
} as const satisfies { volume: k8s.Volume; mount: k8s.VolumeMount };

/** What every pod of our own has, whatever it runs. */
export function podDefaults(serviceAccountName: string): Omit<k8s.PodSpec, 'containers'> {
  return {
    serviceAccountName,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: podSecurityContext,
  };
}

/** Spreads replicas over zones and nodes, as a wish: a small cluster may have only one of either. */
export function spread(pods: LabelProps): Pick<k8s.PodSpec, 'affinity' | 'topologySpreadConstraints'> {
  const labelSelector = { matchLabels: selectorLabels(pods) };
  return {
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
    ],
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
        ],
      },
    },
  };
}
