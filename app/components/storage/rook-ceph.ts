import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { Rook } from '../../../constructs/storage/rook';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates Ceph. Its daemons open disks and mount into other pods: nothing less than `privileged` lets them. */
export class RookCeph extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: controllers, nodes: { count: nodes } }: Profile) {
    super(testbed, 'rook-ceph', { layer: 'storage', role: 'operator', podSecurity: 'privileged', holdsData: true });
    const { rookCeph: operator, cephCsiDrivers: drivers } = charts;
    this.pods = new Rook(this, 'operator', {
      charts: { operator, drivers },
      namespace: this.node.id,
      controllers,
      nodes,
    }).pods;
  }
}
