import type { Construct } from 'constructs';
import { K8ssandraOperator as Operator } from '../../../constructs/datastores/k8ssandra-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';

/** Operates Cassandra. */
export class K8ssandraOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct) {
    super(testbed, 'k8ssandra-operator', { layer: 'datastores', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.k8ssandraOperator }).pods;
  }
}
