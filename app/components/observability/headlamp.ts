import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import { Headlamp as Pages } from '../../../constructs/observability/headlamp';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Shows what is in the cluster. */
export class Headlamp extends Component {
  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile, door?: FrontDoor) {
    super(testbed, 'headlamp', { layer: 'observability' });
    const { pods, port, service } = new Pages(this, 'pages', { chart: charts.headlamp, replicas });
    const backend = { pods, podPort: port.port, service: service.name, port: service.port };
    if (door) new UiRoute(this, 'headlamp', { door, backend, login: 'single-sign-on' });
  }
}
