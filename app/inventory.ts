import type { Layer } from '../constructs/gitops/layer';

interface Entry {
  readonly layer: Layer;
  /** Components that this one cannot run without; a test holds them against the edges and secrets that are drawn. */
  readonly requires: readonly string[];
}

/** Components that are on when the settings say so, or something that is on requires them. */
export const optionalComponents = {
  gatekeeper: { layer: 'security', requires: [] },
  nginx: { layer: 'ingress', requires: [] },
  'single-sign-on': { layer: 'ingress', requires: [] },
  'rook-ceph': { layer: 'storage', requires: [] },
  ceph: { layer: 'storage', requires: ['rook-ceph'] },
  'seaweedfs-operator': { layer: 'storage', requires: [] },
  'object-store': { layer: 'storage', requires: ['seaweedfs-operator'] },
  velero: { layer: 'storage', requires: ['object-store'] },
  'postgres-operator': { layer: 'datastores', requires: [] },
  'mysql-operator': { layer: 'datastores', requires: [] },
  'eck-operator': { layer: 'datastores', requires: [] },
  'k8ssandra-operator': { layer: 'datastores', requires: [] },
  'memcached-operator': { layer: 'datastores', requires: ['prometheus-crds'] },
  'psmdb-operator': { layer: 'datastores', requires: [] },
  'pxc-operator': { layer: 'datastores', requires: [] },
  'redis-operator': { layer: 'datastores', requires: [] },
  'tidb-operator': { layer: 'datastores', requires: [] },
  'vitess-operator': { layer: 'datastores', requires: [] },
  nack: { layer: 'messaging', requires: [] },
  strimzi: { layer: 'messaging', requires: [] },
  'prometheus-crds': { layer: 'observability', requires: [] },
  'opentelemetry-operator': { layer: 'observability', requires: [] },
  tracing: { layer: 'observability', requires: ['opentelemetry-operator'] },
  loki: { layer: 'observability', requires: ['object-store'] },
  alloy: { layer: 'observability', requires: ['loki'] },
  'metrics-server': { layer: 'observability', requires: [] },
  headlamp: { layer: 'observability', requires: [] },
  'coroot-operator': { layer: 'observability', requires: [] },
  coroot: { layer: 'observability', requires: ['coroot-operator'] },
  keda: { layer: 'serverless', requires: [] },
  prometheus: { layer: 'observability', requires: ['prometheus-crds'] },
  'node-exporter': { layer: 'observability', requires: ['prometheus-crds'] },
  'grafana-operator': { layer: 'observability', requires: [] },
  grafana: { layer: 'observability', requires: ['grafana-operator', 'prometheus'] },
  'trivy-operator': { layer: 'cicd', requires: [] },
  'harbor-store': { layer: 'datastores', requires: ['postgres-operator', 'object-store'] },
  harbor: { layer: 'cicd', requires: ['harbor-store', 'object-store'] },
  'tekton-operator': { layer: 'cicd', requires: [] },
  'tekton-pipelines': { layer: 'cicd', requires: ['tekton-operator'] },
  ci: { layer: 'cicd', requires: ['harbor', 'harbor-store', 'tekton-operator', 'tekton-pipelines'] },
  'registry-trust': { layer: 'cicd', requires: ['harbor-store'] },
} as const satisfies Record<string, Entry>;

export type OptionalComponentName = keyof typeof optionalComponents;
