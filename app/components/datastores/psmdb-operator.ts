import type { Construct } from 'constructs';
import { PsmdbOperator as Operator } from '../../../constructs/datastores/psmdb-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates MongoDB. */
export class PsmdbOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'psmdb-operator', { layer: 'datastores', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.psmdbOperator, replicas }).pods;
  }
}
