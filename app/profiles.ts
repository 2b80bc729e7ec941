import type { MicroserviceSize } from '../constructs/microservices/microservice';
import type { AlertmanagerSize } from '../constructs/observability/alertmanager';
import type { PrometheusSize } from '../constructs/observability/prometheus';
import type { Resources } from '../constructs/shared/footprint';
import type { JaegerSize } from '../constructs/observability/jaeger';
import type { LokiSize } from '../constructs/observability/loki';
import type { CephSize } from '../constructs/storage/ceph';
import type { ObjectStoreSize } from '../constructs/storage/object-store';
import type { ProfileName } from './settings/settings';

/** A named size of the whole: what differs between a laptop and the testbed with high availability. The sizes of a store are in its file in `app/stores/`. */
export interface Profile {
  /** Pods of each operator that can run as several. */
  readonly operatorReplicas: number;
  readonly service: MicroserviceSize;
  /** Whether jobs keep proving that the datastores answer. */
  readonly checks: boolean;
  readonly objectStore: ObjectStoreSize;
  readonly ceph: CephSize;
  readonly prometheus: PrometheusSize;
  readonly alertmanager: AlertmanagerSize;
  readonly grafana: Resources;
  /** Where traces go: `collectors` take them from the services. */
  readonly tracing: { readonly collectors: number; readonly jaeger: JaegerSize };
  readonly loki: LokiSize;
  /** The machines that this size is made for; what is allocatable on each. */
  readonly nodes: { readonly count: number; readonly cpu: string; readonly memory: string };
}

const small: Profile = {
  operatorReplicas: 1,
  service: {
    replicas: { min: 1, max: 1 },
    resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  },
  checks: false,
  objectStore: {
    masters: 1,
    volumeServers: 1,
    replication: '000',
    volume: '5Gi',
    gateways: 1,
    resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '512Mi' } },
  },
  ceph: { nodes: 1, monitors: 1, managers: 1, copies: 1, gateways: 1 },
  prometheus: {
    replicas: 1,
    resources: { requests: { cpu: '50m', memory: '512Mi' }, limits: { memory: '2Gi' } },
    volume: '5Gi',
    retention: { time: '3d', size: '4GB' },
  },
  alertmanager: {
    replicas: 1,
    resources: { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    volume: '1Gi',
  },
  grafana: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '512Mi' } },
  tracing: {
    collectors: 1,
    jaeger: {
      resources: { requests: { cpu: '10m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      traces: { most: 10_000 },
    },
  },
  loki: {
    replicas: 1,
    resources: { requests: { cpu: '20m', memory: '256Mi' }, limits: { memory: '1Gi' } },
    volume: '2Gi',
    retentionDays: 2,
  },
  nodes: { count: 1, cpu: '8', memory: '24Gi' },
};

const full: Profile = {
  operatorReplicas: 2,
  service: {
    replicas: { min: 3, max: 6 },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
  },
  checks: true,
  objectStore: {
    masters: 3,
    volumeServers: 3,
    replication: '001',
    volume: '50Gi',
    gateways: 2,
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
  },
  ceph: { nodes: 4, monitors: 3, managers: 2, copies: 3, gateways: 2 },
  prometheus: {
    replicas: 2,
    resources: { requests: { cpu: '100m', memory: '1536Mi' }, limits: { memory: '4Gi' } },
    volume: '30Gi',
    retention: { time: '10d', size: '25GB' },
  },
  alertmanager: {
    replicas: 3,
    resources: { requests: { cpu: '5m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    volume: '1Gi',
  },
  grafana: { requests: { cpu: '30m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  tracing: {
    collectors: 2,
    jaeger: {
      resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      traces: { volume: '10Gi', retention: '72h' },
    },
  },
  loki: {
    replicas: 3,
    resources: { requests: { cpu: '50m', memory: '512Mi' }, limits: { memory: '2Gi' } },
    volume: '10Gi',
    retentionDays: 7,
  },
  nodes: { count: 4, cpu: '8', memory: '32Gi' },
};

export const profiles: Readonly<Record<ProfileName, Profile>> = { small, full };
