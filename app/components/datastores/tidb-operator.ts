import type { Construct } from 'constructs';
import { TidbOperator as Operator } from '../../../constructs/datastores/tidb-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates TiDB and TiKV. Its chart lets no one drop capabilities, so its namespace cannot be `restricted`. */
export class TidbOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'tidb-operator', { layer: 'datastores', role: 'operator', podSecurity: 'baseline' });
    this.pods = new Operator(this, 'operator', { chart: charts.tidbOperator, replicas }).pods;
  }
}
