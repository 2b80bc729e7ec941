import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { BlockStorageClass } from '../../../constructs/storage/storage-class';
import type { StorageClassProps } from '../../../constructs/storage/storage-class';

/** Volumes from what the target offers: the local disk of kind, or the disks of a cloud. */
export class BlockStorage extends Component {
  readonly storageClass: string;

  constructor(testbed: Construct, storage: StorageClassProps) {
    super(testbed, 'block-storage', { layer: 'storage', role: 'operator', namespace: 'none' });
    this.storageClass = new BlockStorageClass(this, 'block', storage).name;
  }
}
