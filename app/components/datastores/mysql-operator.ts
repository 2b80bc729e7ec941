import type { Construct } from 'constructs';
import { MysqlOperator as Operator } from '../../../constructs/datastores/mysql-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';

/** Operates MySQL InnoDB Cluster. Its chart lets no one drop capabilities, so its namespace cannot be `restricted`. */
export class MysqlOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct) {
    super(testbed, 'mysql-operator', { layer: 'datastores', role: 'operator', podSecurity: 'baseline' });
    this.pods = new Operator(this, 'operator', { chart: charts.mysqlOperator }).pods;
  }
}
