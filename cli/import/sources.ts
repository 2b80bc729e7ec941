import type { System } from './system';
import { argoCd } from './systems/argo-cd';
import { cassandra } from './systems/cassandra';
import { certManager } from './systems/cert-manager';
import { contour } from './systems/contour';
import { countly } from './systems/countly';
import { elasticsearch } from './systems/elasticsearch';
import { clair } from './systems/clair';
import { externalSecrets } from './systems/external-secrets';
import { gatekeeper } from './systems/gatekeeper';
import { ingressNginx } from './systems/ingress-nginx';
import { grafanaOperator } from './systems/grafana-operator';
import { harbor } from './systems/harbor';
import { kafka } from './systems/kafka';
import { keda } from './systems/keda';
import { kubernetesDashboard } from './systems/kubernetes-dashboard';
import { loki } from './systems/loki';
import { memcached } from './systems/memcached';
import { metricsServer } from './systems/metrics-server';
import { minio } from './systems/minio';
import { mongodb } from './systems/mongodb';
import { mysqlBitpoke } from './systems/mysql-bitpoke';
import { mysqlOracle } from './systems/mysql-oracle';
import { nats } from './systems/nats';
import { opentelemetry } from './systems/opentelemetry';
import { postgres } from './systems/postgres';
import { prometheus } from './systems/prometheus';
import { redis } from './systems/redis';
import { rookCeph } from './systems/rook-ceph';
import { yugabytedb } from './systems/yugabytedb';
import { tektonOperator, tektonPipelines, tektonTriggers } from './systems/tekton';
import { tidb } from './systems/tidb';
import { velero } from './systems/velero';
import { vitess } from './systems/vitess';
import { weaveScope } from './systems/weave-scope';

/** What `imports/` is made from: a further system is one more entry. Versions come from the catalogue. */
export const systems: readonly System[] = [
  argoCd,
  certManager,
  contour,
  externalSecrets,
  minio,
  rookCeph,
  postgres,
  mysqlOracle,
  kafka,
  mongodb,
  memcached,
  yugabytedb,
  cassandra,
  elasticsearch,
  mysqlBitpoke,
  redis,
  tidb,
  vitess,
  nats,
  velero,
  keda,
  prometheus,
  gatekeeper,
  ingressNginx,
  grafanaOperator,
  countly,
  harbor,
  clair,
  tektonOperator,
  tektonPipelines,
  tektonTriggers,
  opentelemetry,
  loki,
  metricsServer,
  kubernetesDashboard,
  weaveScope,
];
