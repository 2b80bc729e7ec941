import type { Construct } from 'constructs';
import { PostgresOperator as Operator } from '../../../constructs/datastores/postgres-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';

/** Operates PostgreSQL. */
export class PostgresOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct) {
    super(testbed, 'postgres-operator', { layer: 'datastores', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.postgresOperator }).pods;
  }
}
