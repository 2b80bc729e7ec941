import type { CorootSpec } from '../../imports/coroot.com';
import type { Resources } from '../shared/footprint';

/** Repository and exact tag of each part: the operator takes the newest of whatever is not named. */
export interface CorootImages {
  readonly server: string;
  readonly nodeAgent: string;
  readonly clusterAgent: string;
  readonly kubeStateMetrics: string;
  readonly clickhouse: string;
}

const sized = (cpu: string, memory: string, most: string): Resources => ({
  requests: { cpu, memory },
  limits: { memory: most },
});

/** What each container of a part may use. */
export const resourcesOf = {
  server: sized('50m', '256Mi', '1Gi'),
  nodeAgent: sized('50m', '128Mi', '1Gi'),
  clusterAgent: sized('10m', '64Mi', '512Mi'),
  clickhouse: sized('100m', '768Mi', '2Gi'),
  keeper: sized('20m', '128Mi', '512Mi'),
} as const;

/** Size of the one volume of each part that has one. */
export const volumeOf = { server: '2Gi', clickhouse: '10Gi', keeper: '1Gi' } as const;

/** For how long anything is kept. */
const kept = '3d';

/** One of everything: what it shows is of the last days, and none of it is worth a second copy. */
export function corootSpec(images: CorootImages, className: string): CorootSpec {
  const image = (name: string) => ({ name, pullPolicy: 'IfNotPresent' });
  const storage = (size: string) => ({ size, className, reclaimPolicy: 'Retain' });
  return {
    communityEdition: { image: image(images.server) },
    // It asks nobody: whoever reaches it has logged in.
    authAnonymousRole: 'Viewer',
    env: [
      { name: 'DISABLE_USAGE_STATISTICS', value: 'true' },
      { name: 'DO_NOT_CHECK_FOR_UPDATES', value: 'true' },
    ],
    grpc: { disabled: true },
    // Prometheus would have to take whatever is written to it.
    storeMetricsInClickhouse: true,
    tracesTtl: kept,
    logsTtl: kept,
    profilesTtl: kept,
    cacheTtl: kept,
    resources: resourcesOf.server,
    storage: storage(volumeOf.server),
    nodeAgent: {
      image: image(images.nodeAgent),
      resources: resourcesOf.nodeAgent,
      // Loki has them, and profiles are much for nobody who looks at them.
      logCollector: { collectLogEntries: false },
      ebpfProfiler: { enabled: false },
    },
    clusterAgent: {
      image: image(images.clusterAgent),
      resources: resourcesOf.clusterAgent,
      kubeStateMetrics: { image: image(images.kubeStateMetrics) },
    },
    clickhouse: {
      shards: 1,
      replicas: 1,
      image: image(images.clickhouse),
      resources: resourcesOf.clickhouse,
      storage: storage(volumeOf.clickhouse),
      keeper: {
        replicas: 1,
        image: image(images.clickhouse),
        resources: resourcesOf.keeper,
        storage: storage(volumeOf.keeper),
      },
    },
  };
}
