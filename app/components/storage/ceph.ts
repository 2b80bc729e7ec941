import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Ceph as Cluster } from '../../../constructs/storage/ceph';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { RookCeph } from './rook-ceph';

/** Block, file and object storage on the nodes' own disks, in the namespace of its operator as Rook's charts expect. */
export class Ceph extends Component {
  /** For volumes of a single pod. */
  readonly storageClass: string;

  constructor(testbed: Construct, rook: RookCeph, { ceph: size }: Profile) {
    super(testbed, 'ceph', { layer: 'storage', namespace: rook });
    this.storageClass = new Cluster(this, 'ceph', {
      size,
      image: images.ceph,
      operator: rook.pods,
    }).storageClasses.block;
  }
}
