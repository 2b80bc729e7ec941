import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { CertManager as Operator } from '../../../constructs/ingress/cert-manager';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Issues and renews every certificate. */
export class CertManager extends Component {
  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'cert-manager', { layer: 'ingress', role: 'operator' });
    new Operator(this, 'operator', { chart: charts.certManager, replicas });
  }
}
