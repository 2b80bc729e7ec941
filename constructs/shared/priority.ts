import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { clusterScoped } from '../gitops/cluster-scoped';

/** For what a customer waits for: a full node evicts background work before it. */
export const servicePriority = 'testbed-service';

/** For checks, schemas and whatever else can run later. */
export const backgroundPriority = 'testbed-background';

/** The two priorities of our own pods; operators and their datastores keep the cluster's default between them. */
export class PriorityClasses extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    for (const [name, value, description] of [
      [servicePriority, 1000, 'Services of the shop'],
      // Lower still, and a cluster autoscaler would not make room for them.
      [backgroundPriority, -10, 'Jobs that can wait'],
    ] as const) {
      const preemption = value < 0 ? { preemptionPolicy: 'Never' } : {};
      const metadata = { name };
      clusterScoped(new k8s.KubePriorityClass(this, name, { metadata, value, description, ...preemption }));
    }
  }
}
