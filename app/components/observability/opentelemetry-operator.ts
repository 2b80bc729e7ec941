import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { OpentelemetryOperator as Operator } from '../../../constructs/observability/opentelemetry-operator';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates what takes traces, and what keeps them. */
export class OpentelemetryOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'opentelemetry-operator', { layer: 'observability', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.opentelemetryOperator, replicas }).pods;
  }
}
