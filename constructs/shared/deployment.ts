import { k8s } from 'cdk8s-plus-28';
import type { Resources } from './footprint';
import { labels, selectorLabels } from './labels';
import type { LabelProps } from './labels';
import type { Mount } from './mount';
import { containerSecurityContext, podDefaults, resourceRequirements, spread, temporaryFiles } from './pod-defaults';
import { servicePriority } from './priority';

/** Seconds in which a pod that was told to stop hears of no new calls and ends those it has. */
const grace = { deregistration: 5, termination: 45 };

/**
 * A Deployment whose container waits before it stops: Endpoints and Envoy take a moment to forget a pod, and until then it still
 * answers. Added to the finished manifest, because the typed objects are those of Kubernetes 1.28 and drop the newer `sleep`
 * without a word, from properties and from patches alike.
 */
export class GracefulDeployment extends k8s.KubeDeployment {
  override toJson(): unknown {
    const manifest = super.toJson() as { spec: { template: { spec: { containers: object[] } } } };
    const [container] = manifest.spec.template.spec.containers;
    Object.assign(container ?? {}, { lifecycle: { preStop: { sleep: { seconds: grace.deregistration } } } });
    return manifest;
  }
}

/** What a profile decides about pods that keep nothing. */
export interface DeploymentSize {
  /** Pods; more than one get a disruption budget, and a larger `max` an autoscaler between the two. */
  readonly replicas: { readonly min: number; readonly max: number };
  readonly resources: Resources;
}

export interface DeploymentProps {
  /** Labels of the pods; the name is also that of the container. */
  readonly identity: LabelProps;
  /** Name of the ServiceAccount. */
  readonly account: string;
  readonly image: string;
  readonly size: DeploymentSize;
  /** What the container runs, listens on, reads and is asked. */
  readonly container: Pick<
    k8s.Container,
    'command' | 'args' | 'ports' | 'env' | 'startupProbe' | 'readinessProbe' | 'livenessProbe'
  >;
  /** @default - none */
  readonly mounts?: readonly Mount[];
  /** Of the pods: new pods come when one changes. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** How pods of ours that serve something run. */
export function deploymentSpec(props: DeploymentProps): k8s.DeploymentSpec {
  const { identity, size, annotations } = props;
  const { min, max } = size.replicas;
  return {
    // An autoscaler owns the number, if there is one.
    replicas: max > min ? undefined : min,
    revisionHistoryLimit: 3,
    strategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(1), maxUnavailable: k8s.IntOrString.fromNumber(0) },
    },
    selector: { matchLabels: selectorLabels(identity) },
    template: { metadata: { labels: labels(identity), annotations }, spec: podSpec(props) },
  };
}

function podSpec({ identity, account, image, size, container, mounts = [] }: DeploymentProps): k8s.PodSpec {
  return {
    ...podDefaults(account),
    ...(size.replicas.max > 1 ? spread(identity) : {}),
    priorityClassName: servicePriority,
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: grace.termination,
    containers: [
      {
        name: identity.name,
        image,
        imagePullPolicy: 'IfNotPresent',
        ...container,
        resources: resourceRequirements(size.resources),
        securityContext: containerSecurityContext,
        volumeMounts: [temporaryFiles.mount, ...mounts.flatMap(({ volumeMounts }) => volumeMounts)],
      },
    ],
    volumes: [temporaryFiles.volume, ...mounts.flatMap(({ volumes }) => volumes)],
  };
}
