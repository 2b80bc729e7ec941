import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { CorootOperator as Operator } from '../../../constructs/observability/coroot-operator';
import { charts } from '../../catalogue';

/** Operates Coroot. Whose agents look into the kernel of each node, as root: nothing less than `privileged` lets them. */
export class CorootOperator extends Component {
  constructor(testbed: Construct) {
    super(testbed, 'coroot-operator', {
      layer: 'observability',
      role: 'operator',
      podSecurity: 'privileged',
      holdsData: true,
    });
    new Operator(this, 'operator', { chart: charts.corootOperator });
  }
}
