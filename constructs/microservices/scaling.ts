import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import { DisruptionBudget } from '../shared/disruption-budget';
import { labels } from '../shared/labels';
import type { LabelProps } from '../shared/labels';
import { LagScaling } from './lag-scaling';
import type { Lag } from './lag-scaling';

export interface ScalingProps {
  /** Labels of the Deployment's pods; its name is the Deployment's. */
  readonly identity: LabelProps;
  readonly replicas: { readonly min: number; readonly max: number };
  /** What waits for the pods decides how many there are. @default - the load of their processors does */
  readonly lag?: Lag;
}

/** What several replicas need: a budget against draining them all at once, and an autoscaler if they may become more. */
export class Scaling extends Construct {
  constructor(scope: Construct, id: string, { identity, replicas, lag }: ScalingProps) {
    super(scope, id);
    const { min, max } = replicas;
    if (min < 1) throw new Error(`'replicas.min' must be at least 1, got ${min}`);
    if (max < min)
      throw new Error(`'replicas.max' must be at least 'replicas.min' (${String(min)}), got ${String(max)}`);
    const metadata = { name: identity.name, labels: labels(identity), annotations: inPhase('workload') };
    if (max > 1) new DisruptionBudget(this, 'budget', identity);
    if (max > min && lag !== undefined) new LagScaling(this, 'by-lag', { identity, replicas, ...lag });
    if (max > min && lag === undefined) {
      new k8s.KubeHorizontalPodAutoscalerV2(this, 'autoscaler', {
        metadata,
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: identity.name },
          minReplicas: min,
          maxReplicas: max,
          metrics: [
            { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
          ],
        },
      });
    }
  }
}
