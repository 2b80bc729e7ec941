import type { Construct } from 'constructs';
import { PxcOperator as Operator } from '../../../constructs/datastores/pxc-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';

/** Operates MySQL as Percona XtraDB Cluster. */
export class PxcOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct) {
    super(testbed, 'pxc-operator', { layer: 'datastores', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.pxcOperator }).pods;
  }
}
