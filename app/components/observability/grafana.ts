import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Grafana as Server } from '../../../constructs/observability/grafana';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { GrafanaOperator } from './grafana-operator';
import type { Prometheus } from './prometheus';

export interface GrafanaProps {
  readonly profile: Profile;
  readonly operator: GrafanaOperator;
  readonly prometheus: Prometheus;
  readonly dashboards: readonly string[];
}

/** Shows how the shop, its queues and its datastores are. */
export class Grafana extends Component {
  constructor(testbed: Construct, { profile, operator, prometheus, dashboards }: GrafanaProps) {
    super(testbed, 'grafana', { layer: 'observability' });
    new Server(this, 'grafana', {
      resources: profile.grafana,
      image: images.grafana,
      operator: operator.pods,
      prometheus: prometheus.server,
      dashboards,
    });
  }
}
