import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { ExternalSecrets as Operator } from '../../../constructs/security/external-secrets';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Draws every password that no operator draws. */
export class ExternalSecrets extends Component {
  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'external-secrets', { layer: 'security', role: 'operator' });
    new Operator(this, 'operator', { chart: charts.externalSecrets, replicas });
  }
}
