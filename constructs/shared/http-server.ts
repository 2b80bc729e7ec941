import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import { deploymentSpec, GracefulDeployment } from './deployment';
import type { DeploymentProps } from './deployment';
import { DisruptionBudget } from './disruption-budget';
import { Footprint } from './footprint';
import type { Resources } from './footprint';
import { labels, selectorLabels } from './labels';
import type { Metrics } from './metrics';
import { TokenlessServiceAccount } from './service-account';
import { Workload } from './workload';

export interface HttpServerSize {
  /** Pods; more than one get a disruption budget. */
  readonly replicas: number;
  readonly resources: Resources;
}

export interface HttpServerProps extends Omit<DeploymentProps, 'account' | 'size'> {
  readonly size: HttpServerSize;
  /** Of the Service and of the pods; a port of the container has this name and number. */
  readonly port: { readonly name: 'http' | 'https'; readonly port: number };
  /** What they offer to be measured by. @default - nothing */
  readonly metrics?: readonly Metrics[];
}

/** Pods of ours that keep nothing and answer on one port, with what stands around them. All is named as `identity`. */
export class HttpServer extends Construct {
  readonly pods: Workload;
  /** DNS name of the Service. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: HttpServerProps) {
    super(scope, id);
    const {
      identity,
      size: { replicas, resources },
      port,
    } = props;
    const { name } = identity;
    const metadata = { name, labels: labels(identity), annotations: inPhase('workload') };
    this.pods = new Workload(this, 'pods', { name, podLabels: selectorLabels(identity), metrics: props.metrics });
    this.host = `${name}.${this.pods.namespace}.svc`;
    const account = new TokenlessServiceAccount(this, 'account', identity).name;
    const size = { replicas: { min: replicas, max: replicas }, resources };
    new GracefulDeployment(this, 'deployment', { metadata, spec: deploymentSpec({ ...props, size, account }) });
    new k8s.KubeService(this, 'service', {
      metadata,
      spec: {
        type: 'ClusterIP',
        selector: selectorLabels(identity),
        ports: [{ ...port, targetPort: k8s.IntOrString.fromString(port.name), protocol: 'TCP' }],
      },
    });
    if (replicas > 1) new DisruptionBudget(this, 'budget', identity);
    new Footprint(this, 'footprint', [{ workload: name, replicas, containers: [resources] }]);
  }
}
