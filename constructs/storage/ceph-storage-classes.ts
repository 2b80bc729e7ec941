import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { clusterScoped } from '../gitops/cluster-scoped';
import { inPhase } from '../gitops/sync';

export interface CephStorageClassesProps {
  /** Namespace of the cluster and of its operator: both the cluster's id and the prefix of its drivers. */
  readonly namespace: string;
  readonly blockPool: string;
  readonly filesystem: string;
  readonly filePool: string;
  readonly objectStore: string;
}

/** The ways to ask Ceph for storage: a volume for one pod, a directory for many, a bucket. */
export class CephStorageClasses extends Construct {
  readonly block = 'ceph-block';
  readonly file = 'ceph-file';
  readonly bucket = 'ceph-bucket';

  constructor(scope: Construct, id: string, props: CephStorageClassesProps) {
    super(scope, id);
    const { namespace, objectStore } = props;
    this.add(this.block, `${namespace}.rbd.csi.ceph.com`, {
      clusterID: namespace,
      pool: props.blockPool,
      imageFormat: '2',
      imageFeatures: 'layering',
      'csi.storage.k8s.io/fstype': 'ext4',
      ...csiSecrets('rbd', namespace),
    });
    this.add(this.file, `${namespace}.cephfs.csi.ceph.com`, {
      clusterID: namespace,
      fsName: props.filesystem,
      pool: props.filePool,
      ...csiSecrets('cephfs', namespace),
    });
    this.add(this.bucket, `${namespace}.ceph.rook.io/bucket`, {
      objectStoreName: objectStore,
      objectStoreNamespace: namespace,
    });
  }

  private add(name: string, provisioner: string, parameters: Record<string, string>): void {
    const expandable = name !== this.bucket;
    const storageClass = new k8s.KubeStorageClass(this, name, {
      metadata: { name, annotations: inPhase('workload') },
      provisioner,
      parameters,
      allowVolumeExpansion: expandable || undefined,
      reclaimPolicy: 'Delete',
    });
    clusterScoped(storageClass);
  }
}

/** Rook makes two Secrets a driver: one for what the controller does, one for what the nodes do. */
function csiSecrets(driver: 'rbd' | 'cephfs', namespace: string): Record<string, string> {
  const roles = {
    provisioner: `rook-csi-${driver}-provisioner`,
    'controller-expand': `rook-csi-${driver}-provisioner`,
    'controller-publish': `rook-csi-${driver}-provisioner`,
    'node-stage': `rook-csi-${driver}-node`,
  };
  return Object.fromEntries(
    Object.entries(roles).flatMap(([role, secret]) => [
      [`csi.storage.k8s.io/${role}-secret-name`, secret],
      [`csi.storage.k8s.io/${role}-secret-namespace`, namespace],
    ]),
  );
}
