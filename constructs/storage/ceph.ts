import { Construct } from 'constructs';
import {
  CephBlockPool,
  CephCluster,
  CephFilesystem,
  CephFilesystemSubVolumeGroup,
  CephObjectStore,
} from '../../imports/ceph.rook.io';
import { inPhase } from '../gitops/sync';
import { Footprint } from '../shared/footprint';
import type { PodFootprint } from '../shared/footprint';
import { protect } from '../shared/protect';
import type { Workload } from '../shared/workload';
import { clusterSpec, daemons } from './ceph-cluster';
import { allowCephTraffic } from './ceph-network';
import { CephStorageClasses } from './ceph-storage-classes';

/** What a profile decides about Ceph. */
export interface CephSize {
  /** Nodes that give their empty disks; each runs at least one OSD. */
  readonly nodes: number;
  /** 1, or 3 for a quorum. */
  readonly monitors: number;
  readonly managers: number;
  /** Copies of each piece of data, on as many nodes. */
  readonly copies: number;
  readonly gateways: number;
}

export interface CephProps {
  readonly size: CephSize;
  readonly image: string;
  /** The pods of Rook. */
  readonly operator: Workload;
}

/** Block, file and object storage from the nodes' own disks: a Ceph cluster under Rook, in the namespace of its operator. */
export class Ceph extends Construct {
  readonly storageClasses: CephStorageClasses;

  /** @param id name of the cluster; of the object store as well */
  constructor(scope: Construct, id: string, { size, image, operator }: CephProps) {
    super(scope, id);
    const pool = replicated(size.copies);
    const cluster = new CephCluster(this, 'cluster', {
      metadata: { name: id, annotations: inPhase('data') },
      spec: clusterSpec(size, image),
    });
    const namespace = cluster.metadata.namespace ?? id;
    const annotations = inPhase('schema');
    new CephBlockPool(this, 'block', { metadata: { name: 'replicated', annotations }, spec: pool });
    new CephFilesystem(this, 'filesystem', {
      metadata: { name: 'cephfs', annotations },
      spec: {
        metadataPool: pool,
        dataPools: [{ name: 'replicated', ...pool }],
        preserveFilesystemOnDelete: true,
        metadataServer: { activeCount: 1, activeStandby: size.managers > 1, resources: daemons.metadataServer },
      },
    });
    new CephFilesystemSubVolumeGroup(this, 'subvolumes', {
      metadata: { name: 'cephfs-csi', annotations: inPhase('workload') },
      // The group that the CSI driver looks for.
      spec: { name: 'csi', filesystemName: 'cephfs', pinning: { distributed: 1 } },
    });
    new CephObjectStore(this, 'objects', {
      metadata: { name: id, annotations },
      spec: {
        metadataPool: pool,
        dataPool: pool,
        preservePoolsOnDelete: true,
        gateway: { port: 80, instances: size.gateways, resources: daemons.gateway },
      },
    });
    this.storageClasses = new CephStorageClasses(this, 'classes', {
      namespace,
      blockPool: 'replicated',
      filesystem: 'cephfs',
      filePool: 'cephfs-replicated',
      objectStore: id,
    });
    allowCephTraffic(this, namespace, operator);
    new Footprint(this, 'footprint', footprint(size));
    protect(this);
  }
}

function replicated(size: number) {
  return { failureDomain: size > 1 ? 'host' : 'osd', replicated: { size, requireSafeReplicaSize: size > 1 } };
}

function footprint({ nodes, monitors, managers, gateways }: CephSize): readonly PodFootprint[] {
  return [
    { workload: 'rook-ceph-mon', replicas: monitors, containers: [daemons.monitor], apart: true },
    { workload: 'rook-ceph-mgr', replicas: managers, containers: [daemons.manager] },
    { workload: 'rook-ceph-osd', replicas: nodes, containers: [daemons.osd], daemon: true },
    { workload: 'rook-ceph-mds', replicas: managers, containers: [daemons.metadataServer] },
    { workload: 'rook-ceph-rgw', replicas: gateways, containers: [daemons.gateway] },
    { workload: 'rook-ceph-exporter', replicas: nodes, containers: [daemons.exporter], daemon: true },
    { workload: 'rook-ceph-crashcollector', replicas: nodes, containers: [daemons.crashCollector], daemon: true },
  ];
}
