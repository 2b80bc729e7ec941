import { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import { Coroot as ServiceMap } from '../../../constructs/observability/coroot';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { CorootOperator } from './coroot-operator';

export interface CorootProps {
  readonly profile: Profile;
  readonly storageClass: string;
  readonly operator: CorootOperator;
  /** @default - it has no host */
  readonly door?: FrontDoor;
}

/** Shows who talks to whom, in the namespace of its operator, which reads Secrets nowhere else. */
export class Coroot extends Component {
  constructor(testbed: Construct, { profile, storageClass, operator, door }: CorootProps) {
    super(testbed, 'coroot', { layer: 'observability', namespace: operator });
    const { pods, port, service } = new ServiceMap(this, 'coroot', {
      storageClass,
      nodes: profile.nodes.count,
      images: {
        server: images.coroot,
        nodeAgent: images.corootNodeAgent,
        clusterAgent: images.corootClusterAgent,
        kubeStateMetrics: images.corootKubeStateMetrics,
        clickhouse: images.corootClickhouse,
      },
    });
    const backend = { pods, podPort: port.port, service, port: port.port };
    if (door) new UiRoute(new Construct(this, 'ui'), 'coroot', { door, backend, login: 'single-sign-on' });
  }
}
