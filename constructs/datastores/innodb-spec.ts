import { InnoDbClusterSpecServiceDefaultPort, InnoDbClusterSpecServiceType } from '../../imports/mysql.oracle.com';
import type { InnoDbClusterSpec, InnoDbClusterSpecMetrics } from '../../imports/mysql.oracle.com';
import { exporterResources } from '../shared/exporter';
import type { InnoDbClusterProps } from './innodb-cluster';

/** The part of the custom resource that does not depend on names. */
export function clusterSpec({ size, storageClass, images }: InnoDbClusterProps): Omit<InnoDbClusterSpec, 'secretName'> {
  return {
    version: tagOf(images.server),
    edition: 'community',
    imagePullPolicy: 'IfNotPresent',
    instances: size.instances,
    baseServerId: 1000,
    // The operator wants the authority under keys that cert-manager does not write; encrypted all the same.
    tlsUseSelfSigned: true,
    router: {
      instances: size.routers,
      // Not every server release has a router of the same number.
      version: tagOf(images.router),
      podSpec: { containers: [{ name: 'router', resources: size.router }] },
    },
    service: {
      type: InnoDbClusterSpecServiceType.CLUSTER_IP,
      defaultPort: InnoDbClusterSpecServiceDefaultPort.MYSQL_HYPHEN_RW,
    },
    datadirVolumeClaimTemplate: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: storageClass,
      resources: { requests: { storage: size.volume } },
    },
    podSpec: {
      containers: [
        { name: 'mysql', resources: size.server },
        { name: 'sidecar', resources: size.sidecar },
        // Before the operator lays this over its pods, it has put the exporter there.
        ...(images.exporter === undefined ? [] : [{ name: 'metrics', resources: exporterResources }]),
      ],
    },
    ...(images.exporter === undefined ? {} : { metrics: metrics(images.exporter) }),
    mycnf: '[mysqld]\nmax_connections=200\n',
  };
}

/**
 * The operator gives the exporter a user of its own, who logs in through the server's socket and needs no password. That it may
 * read all tables is the operator's choice: the CRD has no field for less.
 */
function metrics(image: string): InnoDbClusterSpecMetrics {
  const tables = ['replication_group_members', 'replication_group_member_stats'];
  return { enable: true, image, options: tables.map((table) => `--collect.perf_schema.${table}`) };
}

/** The version of an image, `8.4.9` of `registry:5000/mysql/community-server:8.4.9@sha256:...`: the operator adds the rest. */
function tagOf(image: string): string {
  const [, tag] = /:([^:/@]+)(?:@.*)?$/.exec(image) ?? [];
  if (tag === undefined)
    throw new Error(`the image of an InnoDB Cluster must have a tag, which is its version, got '${image}'`);
  return tag;
}

/** What the pods of a cluster cost. */
export function clusterFootprint(name: string, { size, images }: Pick<InnoDbClusterProps, 'size' | 'images'>) {
  const { instances, routers, server, sidecar, router, volume } = size;
  const exporter = images.exporter === undefined ? [] : [exporterResources];
  return [
    { workload: name, replicas: instances, containers: [server, sidecar, ...exporter], volumes: [volume] },
    { workload: `${name}-router`, replicas: routers, containers: [router] },
  ];
}
