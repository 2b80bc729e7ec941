import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { SeaweedfsOperator as Operator } from '../../../constructs/storage/seaweedfs-operator';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates the object store, and turns buckets and keys into custom resources. */
export class SeaweedfsOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'seaweedfs-operator', { layer: 'storage', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.seaweedfsOperator, replicas }).pods;
  }
}
