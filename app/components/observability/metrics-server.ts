import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { MetricsServer as Server } from '../../../constructs/observability/metrics-server';
import type { Issuer } from '../../../constructs/security/certificate-authority';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Tells autoscalers what pods use. */
export class MetricsServer extends Component {
  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile, issuer: Issuer) {
    super(testbed, 'metrics-server', { layer: 'observability' });
    new Server(this, 'server', { chart: charts.metricsServer, replicas, issuer });
  }
}
