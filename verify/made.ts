import { cluster } from './made/cluster';
import { application } from './made/application';
import { bucketClaim } from './made/object-bucket-claim';
import { cephCluster } from './made/ceph-cluster';
import { cephFilesystem } from './made/ceph-filesystem';
import { cephObjectStore } from './made/ceph-object-store';
import { cephObjectStoreUser } from './made/ceph-object-store-user';
import { certificate } from './made/certificate';
import { coroot } from './made/coroot';
import { elasticsearch } from './made/elasticsearch';
import { externalSecret } from './made/external-secret';
import { grafana } from './made/grafana';
import { innoDbCluster } from './made/innodb-cluster';
import { issuer } from './made/issuer';
import { kafka } from './made/kafka';
import { kafkaUser } from './made/kafka-user';
import { mongoDb } from './made/mongodb';
import { memcached } from './made/memcached';
import { k8ssandraCluster } from './made/k8ssandra-cluster';
import { kibana } from './made/kibana';
import { perconaXtraDbCluster, perconaXtraDbRestore } from './made/percona-xtradb-cluster';
import { openTelemetryCollector } from './made/open-telemetry-collector';
import { postgresql } from './made/postgresql';
import { alertmanager, prometheus } from './made/prometheus';
import { redisFailover } from './made/redis-failover';
import { s3Credentials } from './made/s3-credentials';
import { scaledObject } from './made/scaled-object';
import { seaweed } from './made/seaweed';
import { eventListener, pipeline, tektonConfig } from './made/tekton';
import { tidbCluster } from './made/tidb-cluster';
import { tidbBackupSchedule, tidbRestore } from './made/tidb-jobs';
import { vitessCluster } from './made/vitess-cluster';
import { kindOf } from './kind';
import type { Cluster, Manifest } from './manifest';

/** What an operator makes of one custom resource; the others are there to be looked up. */
type Maker = (resource: Manifest, ours: readonly Manifest[]) => readonly Manifest[];

const makers: Readonly<Record<string, Maker>> = {
  'acid.zalan.do/postgresql': postgresql,
  'argoproj.io/Application': application,
  'ceph.rook.io/CephCluster': cephCluster,
  'ceph.rook.io/CephFilesystem': cephFilesystem,
  'ceph.rook.io/CephObjectStore': cephObjectStore,
  'ceph.rook.io/CephObjectStoreUser': cephObjectStoreUser,
  'cert-manager.io/Certificate': certificate,
  'cert-manager.io/ClusterIssuer': issuer,
  'cert-manager.io/Issuer': issuer,
  'coroot.com/Coroot': coroot,
  'elasticsearch.k8s.elastic.co/Elasticsearch': elasticsearch,
  'databases.spotahome.com/RedisFailover': redisFailover,
  'external-secrets.io/ExternalSecret': externalSecret,
  'kafka.strimzi.io/Kafka': kafka,
  'kafka.strimzi.io/KafkaUser': kafkaUser,
  'memcached.c5c3.io/Memcached': memcached,
  'grafana.integreatly.org/Grafana': grafana,
  'k8ssandra.io/K8ssandraCluster': k8ssandraCluster,
  'keda.sh/ScaledObject': scaledObject,
  'kibana.k8s.elastic.co/Kibana': kibana,
  'monitoring.coreos.com/Alertmanager': alertmanager,
  'monitoring.coreos.com/Prometheus': prometheus,
  'mysql.oracle.com/InnoDBCluster': innoDbCluster,
  'objectbucket.io/ObjectBucketClaim': bucketClaim,
  'opentelemetry.io/OpenTelemetryCollector': openTelemetryCollector,
  'psmdb.percona.com/PerconaServerMongoDB': mongoDb,
  'pxc.percona.com/PerconaXtraDBCluster': perconaXtraDbCluster,
  'pxc.percona.com/PerconaXtraDBClusterRestore': perconaXtraDbRestore,
  'operator.tekton.dev/TektonConfig': tektonConfig,
  'tekton.dev/Pipeline': pipeline,
  'triggers.tekton.dev/EventListener': eventListener,
  'pingcap.com/BackupSchedule': tidbBackupSchedule,
  'pingcap.com/Restore': tidbRestore,
  'pingcap.com/TidbCluster': tidbCluster,
  'planetscale.com/VitessCluster': vitessCluster,
  'seaweed.seaweedfs.com/S3Credentials': s3Credentials,
  'seaweed.seaweedfs.com/Seaweed': seaweed,
};

/**
 * Objects that nobody writes down but that exist once the operators have done their work. A shadow carries only what others refer
 * to: names, labels of pods, ports, keys of Secrets. A Secret or ConfigMap without `data` is one whose keys cannot be known.
 */
export function shadows(ours: readonly Manifest[], options: Cluster): readonly Manifest[] {
  return [...cluster(ours, options), ...ours.flatMap((object) => makers[kindOf(object)]?.(object, ours) ?? [])];
}
