import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { labels } from '../shared/labels';
import type { VitessSize } from './vitess-spec';

export interface VitessDisruptionProps {
  /** Name of the VitessCluster. */
  readonly cluster: string;
  readonly size: VitessSize;
}

/** How many pods a drained node may take along: the operator says so only of etcd. What runs once has no budget to keep. */
export class VitessDisruption extends Construct {
  constructor(scope: Construct, id: string, { cluster, size }: VitessDisruptionProps) {
    super(scope, id);
    // A number that must stay, not one that may go: tablets are pods without a controller that Kubernetes could ask how many.
    for (const [component, replicas] of [
      ['vtgate', size.gateways],
      ['vttablet', size.tablets],
    ] as const) {
      if (replicas === 1) continue;
      new k8s.KubePodDisruptionBudget(this, component, {
        metadata: {
          name: `${cluster}-${component}`,
          labels: labels({ name: 'vitess', instance: cluster, component: 'database' }),
        },
        spec: {
          minAvailable: k8s.IntOrString.fromNumber(replicas - 1),
          selector: { matchLabels: { 'planetscale.com/cluster': cluster, 'planetscale.com/component': component } },
        },
      });
    }
  }
}
