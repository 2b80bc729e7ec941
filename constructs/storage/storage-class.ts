import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { clusterScoped } from '../gitops/cluster-scoped';

export interface StorageClassProps {
  /** The CSI driver, or the provisioner of the local disks of `kind`. */
  readonly provisioner: string;
  /** The driver's own settings. @default - the driver's defaults */
  readonly parameters?: Readonly<Record<string, string>>;
  /** @default false */
  readonly expandable?: boolean;
}

/** Block volumes of the place where the cluster runs, made where and when the first pod that wants one is scheduled. */
export class BlockStorageClass extends Construct {
  readonly name: string;

  /** @param id name of the StorageClass */
  constructor(scope: Construct, id: string, { provisioner, parameters, expandable = false }: StorageClassProps) {
    super(scope, id);
    this.name = id;
    const metadata = { name: id };
    const storageClass = new k8s.KubeStorageClass(this, 'class', {
      metadata,
      provisioner,
      parameters: parameters && { ...parameters },
      allowVolumeExpansion: expandable,
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    clusterScoped(storageClass);
  }
}
