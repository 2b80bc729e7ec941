import { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { SingleSignOn } from '../../../constructs/ingress/single-sign-on';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import { Grafana as Server } from '../../../constructs/observability/grafana';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { GrafanaOperator } from './grafana-operator';
import type { Loki } from './loki';
import type { Prometheus } from './prometheus';
import type { Tracing } from './tracing';

export interface GrafanaProps {
  readonly profile: Profile;
  readonly operator: GrafanaOperator;
  readonly prometheus: Prometheus;
  /** @default - it shows no logs */
  readonly loki?: Loki;
  /** @default - it shows no traces */
  readonly tracing?: Tracing;
  readonly dashboards: readonly string[];
  /** @default - it has no host */
  readonly door?: FrontDoor;
}

/** Shows how the shop, its queues and its datastores are. */
export class Grafana extends Component {
  constructor(testbed: Construct, props: GrafanaProps) {
    super(testbed, 'grafana', { layer: 'observability' });
    const { profile, operator, prometheus, loki, tracing, dashboards, door } = props;
    const { adminGroup } = SingleSignOn;
    const { pods, port, service } = new Server(this, 'grafana', {
      resources: profile.grafana,
      image: images.grafana,
      operator: operator.pods,
      prometheus: prometheus.server,
      loki: loki?.loki,
      jaeger: tracing?.jaeger,
      dashboards,
      login: door && { host: `grafana.${door.domain}`, login: door.login, adminGroup },
    });
    const backend = { pods, podPort: port.port, service, port: port.port };
    if (door) new UiRoute(new Construct(this, 'ui'), 'grafana', { door, backend, login: 'own' });
  }
}
