import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Strimzi as Operator } from '../../../constructs/messaging/strimzi';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates Kafka. */
export class Strimzi extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'strimzi', { layer: 'messaging', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.strimzi, replicas }).pods;
  }
}
