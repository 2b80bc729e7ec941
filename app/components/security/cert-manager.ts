import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { CertManager as Operator } from '../../../constructs/security/cert-manager';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Issues and renews every certificate. */
export class CertManager extends Component {
  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'cert-manager', { layer: 'security', role: 'operator' });
    new Operator(this, 'operator', { chart: charts.certManager, replicas });
  }
}
