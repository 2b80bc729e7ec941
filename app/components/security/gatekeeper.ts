import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Gatekeeper as Operator } from '../../../constructs/security/gatekeeper';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Holds what is applied against the policies. */
export class Gatekeeper extends Component {
  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'gatekeeper', { layer: 'security', role: 'operator' });
    new Operator(this, 'operator', { chart: charts.gatekeeper, replicas });
  }
}
