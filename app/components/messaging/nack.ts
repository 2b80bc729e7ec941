import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Nack as Operator } from '../../../constructs/messaging/nack';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';

/** Makes the streams of NATS servers. */
export class Nack extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct) {
    super(testbed, 'nack', { layer: 'messaging', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.nack }).pods;
  }
}
