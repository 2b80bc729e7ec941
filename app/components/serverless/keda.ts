import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Keda as Operator } from '../../../constructs/serverless/keda';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Scales services by what waits for them. */
export class Keda extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'keda', { layer: 'serverless', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.keda, replicas }).pods;
  }
}
