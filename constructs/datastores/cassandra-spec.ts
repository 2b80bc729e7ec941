import type { k8s } from 'cdk8s-plus-28';
import type { K8SsandraClusterSpec } from '../../imports/k8ssandra.io';
import type { PodFootprint, Resources } from '../shared/footprint';
import { containerSecurityContext } from '../shared/pod-defaults';

/** What a profile decides about a Cassandra cluster. */
export interface CassandraSize {
  /** Nodes: 1, or 3 and more, so that a quorum survives the loss of one. */
  readonly instances: number;
  /** With a limit of CPU: the operator wants one where nodes of two clusters may share a machine. */
  readonly server: Resources & { readonly limits: { readonly cpu: string } };
  /** The Java heap of each node, e.g. `1Gi`: about half of the server's memory, the rest is for what it keeps outside. */
  readonly heap: string;
  /** The operator's container that prints Cassandra's log beside each node. */
  readonly logger: Resources;
  /** Medusa beside each node. */
  readonly backup: Resources;
  /** Size of each node's volume, e.g. `10Gi`. */
  readonly volume: string;
}

/** What Cassandra itself calls the datacenter. The same in every cluster: a backup goes back only where it came from, by this name. */
export const datacenter = 'dc1';

/** Copies of each row. */
export const replicasOf = ({ instances }: CassandraSize): number => Math.min(3, instances);

/** A rack each copy: Cassandra never keeps two copies of a row in one. */
const racksOf = (size: CassandraSize): readonly string[] =>
  Array.from({ length: replicasOf(size) }, (_, index) => `rack${String(index + 1)}`);

export interface CassandraSpecProps {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly size: CassandraSize;
  readonly storageClass: string;
  readonly image: string;
  readonly serviceAccount: string;
}

/** The nodes, as the operator is told to run them; security and backup come from elsewhere. */
export function cassandraSpec(props: CassandraSpecProps): NonNullable<K8SsandraClusterSpec['cassandra']> {
  const { cluster, size, storageClass, image, serviceAccount } = props;
  return {
    serverVersion: versionOf(image),
    serverImage: image,
    serviceAccount,
    // The name of the object must be free in the namespace, also while a restored cluster stands beside the first.
    datacenters: [{ metadata: { name: cluster }, datacenterName: datacenter, size: size.instances }],
    // The operator's own rule keeps all Cassandra pods of a namespace apart: a restored cluster would find no node.
    softPodAntiAffinity: true,
    racks: racksOf(size).map((name) => ({ name, affinity: { podAntiAffinity: apart(cluster) } })),
    resources: { ...size.server },
    storageConfig: {
      cassandraDataVolumeClaimSpec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: storageClass,
        resources: { requests: { storage: size.volume } },
      },
    },
    // An image of our own choice counts as one that might need to write to itself.
    readOnlyRootFilesystem: true,
    podSecurityContext,
    containers: [
      { name: 'cassandra', securityContext: containerSecurityContext },
      { name: 'server-system-logger', resources: size.logger, securityContext: containerSecurityContext },
    ],
    // Named to be hardened and to ask for less than the operator's 1 CPU; it fills in the rest.
    initContainers: ['server-config-init-base', 'server-config-init'].map((name) => ({
      name,
      resources: initResources,
      securityContext: containerSecurityContext,
    })),
  };
}

const initResources: Resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '384Mi' } };

/** The user of the image. The operator has these values too, but leaves all of them to whoever sets one. */
const podSecurityContext: k8s.PodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: 999,
  runAsGroup: 999,
  fsGroup: 999,
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
};

function apart(cluster: string): k8s.PodAntiAffinity {
  return {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: { matchLabels: { 'cassandra.datastax.com/cluster': cluster } },
      },
    ],
  };
}

/** The version of an image, `5.0.6` of `registry:5000/k8ssandra/cass-management-api:5.0.6-ubi@sha256:...`. */
function versionOf(image: string): string {
  const [, version] = /:(\d+\.\d+\.\d+)[^:/@]*(?:@.*)?$/.exec(image) ?? [];
  if (version === undefined) {
    throw new Error(
      `the image of a Cassandra cluster must have a tag that begins with its version x.y.z, got '${image}'`,
    );
  }
  return version;
}

/** A StatefulSet each rack. */
export function footprint(cluster: string, size: CassandraSize): PodFootprint[] {
  const { instances, server, logger, backup, volume } = size;
  const racks = racksOf(size);
  return racks.map((rack, index) => ({
    workload: `${cluster}-${cluster}-${rack}-sts`,
    replicas: Math.floor(instances / racks.length) + (index < instances % racks.length ? 1 : 0),
    containers: [server, logger, backup],
    volumes: [volume],
  }));
}
