import { k8s } from 'cdk8s-plus-28';
import { labels, selectorLabels } from '../shared/labels';
import type { LabelProps } from '../shared/labels';
import type { Mount } from '../shared/mount';
import {
  containerSecurityContext,
  podDefaults,
  resourceRequirements,
  spread,
  temporaryFiles,
} from '../shared/pod-defaults';
import { servicePriority } from '../shared/priority';
import type { MicroserviceSize } from './microservice';

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

export interface DeploymentProps {
  /** Labels of the pods; the name is also that of the container. */
  readonly identity: LabelProps;
  /** Name of the ServiceAccount. */
  readonly account: string;
  readonly image: string;
  readonly size: MicroserviceSize;
  /** What the container listens on, reads and is asked. */
  readonly container: Pick<k8s.Container, 'ports' | 'env' | 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;
  /** @default - none */
  readonly mounts?: readonly Mount[];
}

/** How the pods of the shop's own images run. */
export function deploymentSpec(props: DeploymentProps): k8s.DeploymentSpec {
  const { identity, size } = props;
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
    template: { metadata: { labels: labels(identity) }, spec: podSpec(props) },
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
