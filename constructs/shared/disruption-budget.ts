import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import { labels, selectorLabels } from './labels';
import type { LabelProps } from './labels';

/** Of several pods of ours, draining nodes takes one at a time. */
export class DisruptionBudget extends Construct {
  /** @param identity labels of the pods; the budget has their name */
  constructor(scope: Construct, id: string, identity: LabelProps) {
    super(scope, id);
    new k8s.KubePodDisruptionBudget(this, 'budget', {
      metadata: { name: identity.name, labels: labels(identity), annotations: inPhase('workload') },
      spec: {
        maxUnavailable: k8s.IntOrString.fromNumber(1),
        // A pod that is broken anyway must not hold up the draining of a node.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: selectorLabels(identity) },
      },
    });
  }
}
