import type { LokiValues } from '../../imports/values/loki';
import { inPhase } from '../gitops/sync';
import type { LokiProps } from './loki';

const keys = { volume: 's3-keys', directory: '/run/secrets/s3', file: 'credentials' };

/** What differs from the chart's defaults. */
export function lokiValues(props: LokiProps): LokiValues {
  const none = { replicas: 0 };
  return {
    fullnameOverride: 'loki',
    deploymentMode: 'Monolithic',
    loki: configuration(props),
    singleBinary: singleBinary(props),
    read: none,
    write: none,
    backend: none,
    gateway: { enabled: false },
    // They ask for more than 10 GiB.
    chunksCache: { enabled: false },
    resultsCache: { enabled: false },
    lokiCanary: { enabled: false },
    test: { enabled: false },
    // Rules would come from ConfigMaps, and what reads these could read every Secret.
    sidecar: { rules: { enabled: false } },
    rbac: { namespaced: true },
  };
}

function configuration({ size, bucket }: LokiProps): LokiValues['loki'] {
  const { name, store } = bucket;
  return {
    auth_enabled: false,
    commonConfig: { replication_factor: size.replicas },
    schemaConfig: {
      configs: [
        {
          from: '2026-01-01',
          store: 'tsdb',
          object_store: 's3',
          schema: 'v13',
          index: { prefix: 'loki_index_', period: '24h' },
        },
      ],
    },
    storage: {
      type: 's3',
      // Rules have a folder of their own, if there ever are any.
      bucketNames: { chunks: name, ruler: name },
      s3: { endpoint: store.endpoint, region: store.region, s3ForcePathStyle: true, insecure: true },
    },
    limits_config: { retention_period: `${String(size.retentionDays * 24)}h` },
    compactor: { retention_enabled: true, delete_request_store: 's3' },
    analytics: { reporting_enabled: false },
  };
}

function singleBinary({ size, storageClass, bucket }: LokiProps): LokiValues['singleBinary'] {
  const { replicas, resources, volume } = size;
  const { secretName } = bucket.credentials;
  return {
    replicas,
    resources,
    // If it cannot start without its bucket, a wave that waits for it would never come to make the bucket.
    annotations: inPhase('workload'),
    persistence: { enabled: true, size: volume, storageClass },
    ...(replicas > 1 && { podDisruptionBudget: { maxUnavailable: 1 } }),
    // Without keys in its configuration it looks for them where every client of S3 does.
    extraEnv: [{ name: 'AWS_SHARED_CREDENTIALS_FILE', value: `${keys.directory}/${keys.file}` }],
    extraVolumes: [{ name: keys.volume, secret: { secretName, items: [{ key: keys.file, path: keys.file }] } }],
    extraVolumeMounts: [{ name: keys.volume, mountPath: keys.directory, readOnly: true }],
  };
}
