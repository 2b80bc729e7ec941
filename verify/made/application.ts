import { parse } from 'yaml';
import { at, fields, items, text } from '../fields';
import type { Manifest } from '../manifest';
import { alloy } from './charts/alloy';
import { argoCd } from './charts/argo-cd';
import { cephCsiDrivers } from './charts/ceph-csi-drivers';
import { certManager } from './charts/cert-manager';
import { contour } from './charts/contour';
import { corootOperator } from './charts/coroot-operator';
import { eckOperator } from './charts/eck-operator';
import { externalSecrets } from './charts/external-secrets';
import { keda } from './charts/keda';
import { gatekeeper } from './charts/gatekeeper';
import { grafanaOperator } from './charts/grafana-operator';
import { kubePrometheusStack } from './charts/kube-prometheus-stack';
import { harbor } from './charts/harbor';
import { headlamp } from './charts/headlamp';
import { loki } from './charts/loki';
import { memcachedOperator } from './charts/memcached-operator';
import { k8ssandraOperator } from './charts/k8ssandra-operator';
import { metricsServer } from './charts/metrics-server';
import { mysqlOperator } from './charts/mysql-operator';
import { nack } from './charts/nack';
import { nats } from './charts/nats';
import { nginxIngress } from './charts/nginx-ingress';
import { opentelemetryOperator } from './charts/opentelemetry-operator';
import { postgresOperator } from './charts/postgres-operator';
import { prometheusPushgateway } from './charts/prometheus-pushgateway';
import { psmdbOperator } from './charts/psmdb-operator';
import { pxcOperator } from './charts/pxc-operator';
import { redisOperator } from './charts/redis-operator';
import type { Release } from './charts/release';
import { rookCeph } from './charts/rook-ceph';
import { seaweedfsOperator } from './charts/seaweedfs-operator';
import { strimziKafkaOperator } from './charts/strimzi-kafka-operator';
import { yugabyte } from './charts/yugabyte';
import { tektonOperator } from './charts/tekton-operator';
import { tidbOperator } from './charts/tidb-operator';
import { velero } from './charts/velero';
import { trivyOperator } from './charts/trivy-operator';
import { vitessOperator } from './charts/vitess-operator';

const charts: Readonly<Record<string, (release: Release) => readonly Manifest[]>> = {
  alloy,
  'argo-cd': argoCd,
  'ceph-csi-drivers': cephCsiDrivers,
  'cert-manager': certManager,
  contour,
  'coroot-operator': corootOperator,
  'eck-operator': eckOperator,
  'external-secrets': externalSecrets,
  keda,
  gatekeeper,
  'grafana-operator': grafanaOperator,
  'kube-prometheus-stack': kubePrometheusStack,
  harbor,
  headlamp,
  loki,
  'memcached-operator': memcachedOperator,
  'k8ssandra-operator': k8ssandraOperator,
  'metrics-server': metricsServer,
  'mysql-operator': mysqlOperator,
  nack,
  nats,
  'nginx-ingress': nginxIngress,
  'opentelemetry-operator': opentelemetryOperator,
  'postgres-operator': postgresOperator,
  'prometheus-pushgateway': prometheusPushgateway,
  'psmdb-operator': psmdbOperator,
  'pxc-operator': pxcOperator,
  'redis-operator': redisOperator,
  'rook-ceph': rookCeph,
  'seaweedfs-operator': seaweedfsOperator,
  'strimzi-kafka-operator': strimziKafkaOperator,
  yugabyte,
  'tekton-operator': tektonOperator,
  'tidb-operator': tidbOperator,
  velero,
  'trivy-operator': trivyOperator,
};

/** What comes without a chart, by the repository that Argo CD renders a folder of. */
const folders: Readonly<Record<string, (release: Release) => readonly Manifest[]>> = {
  'https://github.com/planetscale/vitess-operator': vitessOperator,
};

/** What a folder of an upstream repository makes. */
export const upstreamFolder = (url: string, release: Release): readonly Manifest[] => folders[url]?.(release) ?? [];

/** Whether Argo CD renders a folder of somebody else: those of ours hold what is deployed, as it is. */
export const isUpstreamFolder = (source: unknown): boolean => at(source, 'kustomize') !== undefined;

export const sourcesOf = ({ spec }: Manifest): readonly unknown[] =>
  at(spec, 'source') === undefined ? items(at(spec, 'sources')) : [at(spec, 'source')];

/** Values of a Helm source, however they are written. */
export function valuesOf(source: unknown): unknown {
  const written = text(at(source, 'helm', 'values'));
  return at(source, 'helm', 'valuesObject') ?? (written === undefined ? {} : fields(parse(written)));
}

/** What the charts and upstream folders of an Application install. */
export function application(resource: Manifest): readonly Manifest[] {
  const namespace = text(at(resource.spec, 'destination', 'namespace')) ?? '';
  return sourcesOf(resource).flatMap((source) => {
    const name = text(at(source, 'helm', 'releaseName')) ?? resource.metadata.name;
    const release = { namespace, name, values: valuesOf(source) };
    if (isUpstreamFolder(source)) return upstreamFolder(text(at(source, 'repoURL')) ?? '', release);
    return charts[text(at(source, 'chart')) ?? '']?.(release) ?? [];
  });
}
