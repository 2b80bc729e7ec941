import { at, items, text } from '../fields';
import { kindOf } from '../kind';
import type { Located, Manifest, ManifestSet } from '../manifest';
import { rule } from '../rule';

const annotation = 'argocd.argoproj.io/sync-options';

/** They have volumes of their own, so that their namespace holds data too. */
const volumeOwners = new Set([
  '/PersistentVolumeClaim',
  'acid.zalan.do/postgresql',
  'ceph.rook.io/CephCluster',
  'coroot.com/Coroot',
  'k8ssandra.io/K8ssandraCluster',
  'kafka.strimzi.io/KafkaNodePool',
  'elasticsearch.k8s.elastic.co/Elasticsearch',
  'databases.spotahome.com/RedisFailover',
  'mysql.oracle.com/InnoDBCluster',
  'psmdb.percona.com/PerconaServerMongoDB',
  'pxc.percona.com/PerconaXtraDBCluster',
  'pingcap.com/TidbCluster',
  'planetscale.com/VitessCluster',
  'seaweed.seaweedfs.com/Seaweed',
]);

/** They have some if they ask for them. */
const claiming = new Set(['apps/StatefulSet', 'opentelemetry.io/OpenTelemetryCollector']);

const dataKinds = new Set([
  ...volumeOwners,
  'ceph.rook.io/CephBlockPool',
  'ceph.rook.io/CephFilesystem',
  'ceph.rook.io/CephObjectStore',
  'jetstream.nats.io/Consumer',
  'jetstream.nats.io/Stream',
  'kafka.strimzi.io/Kafka',
  'kafka.strimzi.io/KafkaTopic',
  'objectbucket.io/ObjectBucketClaim',
  'seaweed.seaweedfs.com/Bucket',
]);

function ownsVolumes(object: Manifest): boolean {
  if (claiming.has(kindOf(object))) return items(at(object, 'spec', 'volumeClaimTemplates')).length > 0;
  return volumeOwners.has(kindOf(object));
}

const generatesCredentials = (object: Manifest): boolean =>
  kindOf(object) === 'external-secrets.io/ExternalSecret' &&
  items(at(object, 'spec', 'dataFrom')).some((source) => at(source, 'sourceRef', 'generatorRef') !== undefined);

const isCephClass = (object: Manifest): boolean =>
  kindOf(object) === 'storage.k8s.io/StorageClass' && /\bceph\b/.test(text(object.provisioner) ?? '');

function* holders(set: ManifestSet): Generator<Located> {
  const namespaces = new Set(set.ours.flatMap(({ object }) => (ownsVolumes(object) ? object.metadata.namespace : [])));
  for (const one of set.ours) {
    const { object } = one;
    const isHome = kindOf(object) === '/Namespace' && namespaces.has(object.metadata.name);
    if (
      isHome ||
      dataKinds.has(kindOf(object)) ||
      ownsVolumes(object) ||
      generatesCredentials(object) ||
      isCephClass(object)
    ) {
      yield one;
    }
  }
}

export const protectedData = rule(
  'protected-data',
  'What holds data, or the only copy of a credential, is neither pruned nor cascaded away.',
  function* (set) {
    for (const on of holders(set)) {
      const options = (on.object.metadata.annotations?.[annotation] ?? '').split(',').map((option) => option.trim());
      const missing = ['Prune=false', 'Delete=false'].filter((option) => !options.includes(option));
      if (missing.length === 0) continue;
      yield {
        on,
        path: ['metadata', 'annotations', annotation],
        reason: `it holds data, but ${missing.join(' and ')} is missing`,
        remedy: `Annotate it with ${annotation}: Prune=false,Delete=false.`,
      };
    }
  },
);
