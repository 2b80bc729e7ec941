import { ElasticsearchSpecVolumeClaimDeletePolicy } from '../../imports/elasticsearch.k8s.elastic.co';
import type { ElasticsearchSpec, ElasticsearchSpecNodeSets } from '../../imports/elasticsearch.k8s.elastic.co';
import { assertNameLength } from '../shared/name-length';
import type { Bucket } from '../storage/bucket';
import type { ElasticsearchProps } from './elasticsearch';
import { stackVersion } from './stack-version';

/** The one set of nodes: its name is part of the names of pods and of volumes. */
export const nodeSet = 'default';

/** The longest name that leaves room for what the operator appends. */
export const maxNameLength = 36;

/** @throws when the name is too long, or when two masters would have to agree on which of them is missing */
export function assertSize(id: string, nodes: number): void {
  assertNameLength('the name of an Elasticsearch cluster', id, maxNameLength);
  if (nodes !== 1 && nodes < 3) {
    throw new Error(
      `'size.nodes' of an Elasticsearch cluster must be 1, or at least 3 to keep a quorum when one fails, got ${nodes}`,
    );
  }
}

/** Names by which clients verify the server: its Services, and what nodes call themselves to clients that ask for all of them. */
export function serverNames(name: string, namespace: string): string[] {
  const services = [`${name}-es-http`, `${name}-es-internal-http`];
  return [
    ...services.flatMap((service) =>
      ['', '.svc', '.svc.cluster.local'].map((suffix) => `${service}.${namespace}${suffix}`),
    ),
    `*.${name}-es-${nodeSet}.${namespace}.svc`,
  ];
}

/** All of an Elasticsearch resource but who may log in. */
export function clusterSpec(props: ElasticsearchProps, tlsSecretName: string): Omit<ElasticsearchSpec, 'auth'> {
  const { images, backup } = props;
  const { secretName, usernameKey, passwordKey } = backup.bucket.credentials;
  return {
    version: stackVersion(images.server),
    image: images.server,
    http: { tls: { certificate: { secretName: tlsSecretName } } },
    secureSettings: [
      {
        secretName,
        entries: [
          { key: usernameKey, path: 's3.client.default.access_key' },
          { key: passwordKey, path: 's3.client.default.secret_key' },
        ],
      },
    ],
    // One node at a time, and none in addition: a surge would want a further volume.
    updateStrategy: { changeBudget: { maxSurge: 0, maxUnavailable: 1 } },
    // A deleted custom resource leaves its volumes.
    volumeClaimDeletePolicy: ElasticsearchSpecVolumeClaimDeletePolicy.DELETE_ON_SCALEDOWN_ONLY,
    nodeSets: [nodes(props)],
  };
}

function nodes({ size, storageClass, backup }: ElasticsearchProps): ElasticsearchSpecNodeSets {
  return {
    name: nodeSet,
    count: size.nodes,
    config: settings(backup.bucket),
    resources: size.resources,
    volumeClaimTemplates: [
      {
        metadata: { name: 'elasticsearch-data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: storageClass,
          resources: { requests: { storage: size.volume } },
        },
      },
    ],
  };
}

function settings({ store }: Bucket): Record<string, unknown> {
  return {
    'node.roles': ['master', 'data', 'ingest'],
    // Memory maps want `vm.max_map_count` of the node raised: by a privileged container, or by hand on each node.
    'node.store.allow_mmap': false,
    // Nothing here is trained, and its native processes would take memory beside the heap.
    'xpack.ml.enabled': false,
    // It would look for its database in the internet.
    'ingest.geoip.downloader.enabled': false,
    's3.client.default.endpoint': store.endpoint,
    's3.client.default.region': store.region,
    's3.client.default.path_style_access': true,
  };
}
