import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { GrafanaOperator as Operator } from '../../../constructs/observability/grafana-operator';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates Grafana. */
export class GrafanaOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'grafana-operator', { layer: 'observability', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.grafanaOperator, replicas }).pods;
  }
}
