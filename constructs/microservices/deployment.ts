import { k8s } from 'cdk8s-plus-28';
import { labels, selectorLabels } from '../shared/labels';
import type { LabelProps } from '../shared/labels';
import { mountConnection } from '../shared/mount';
import type { Mount } from '../shared/mount';
import {
  containerSecurityContext,
  podDefaults,
  resourceRequirements,
  spread,
  temporaryFiles,
} from '../shared/pod-defaults';
import { servicePriority } from '../shared/priority';
import { connectionsOf } from './connections';
import { grpcPort, metricsPort } from './grpc';
import type { MicroserviceProps } from './microservice';

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

/** How the pods of a service run. */
export function deploymentSpec(identity: LabelProps, account: string, props: MicroserviceProps): k8s.DeploymentSpec {
  const { min, max } = props.size.replicas;
  return {
    // An autoscaler owns the number, if there is one.
    replicas: max > min ? undefined : min,
    revisionHistoryLimit: 3,
    strategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(1), maxUnavailable: k8s.IntOrString.fromNumber(0) },
    },
    selector: { matchLabels: selectorLabels(identity) },
    template: { metadata: { labels: labels(identity) }, spec: podSpec(identity, account, props) },
  };
}

function podSpec(identity: LabelProps, account: string, props: MicroserviceProps): k8s.PodSpec {
  const mounts = connectionsOf(props).map(([role, connection]) => mountConnection(role, connection));
  return {
    ...podDefaults(account),
    ...(props.size.replicas.max > 1 ? spread(identity) : {}),
    priorityClassName: servicePriority,
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: grace.termination,
    containers: [container(identity.name, props, mounts)],
    volumes: [temporaryFiles.volume, ...mounts.flatMap(({ volumes }) => volumes)],
  };
}

function container(
  name: string,
  { image, size, calls = [] }: MicroserviceProps,
  mounts: readonly Mount[],
): k8s.Container {
  const urls = calls.map((callee) => ({
    name: `${callee.name.toUpperCase().replaceAll('-', '_')}_URL`,
    value: callee.url,
  }));
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ports: [
      { name: 'grpc', containerPort: grpcPort.port, protocol: 'TCP' },
      { name: 'metrics', containerPort: metricsPort.port, protocol: 'TCP' },
    ],
    env: [
      { name: 'PORT', value: String(grpcPort.port) },
      { name: 'METRICS_PORT', value: String(metricsPort.port) },
      { name: 'OTEL_SERVICE_NAME', value: name },
      ...urls,
      ...mounts.flatMap(({ env }) => env),
    ],
    resources: resourceRequirements(size.resources),
    securityContext: containerSecurityContext,
    ...probes(name),
    volumeMounts: [temporaryFiles.mount, ...mounts.flatMap(({ volumeMounts }) => volumeMounts)],
  };
}

/** Readiness asks for the service by name: can it do its work, stores included? Liveness asks for nothing: does it live? */
function probes(name: string): Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  const { port } = grpcPort;
  return {
    startupProbe: { grpc: { port }, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { grpc: { port, service: name }, periodSeconds: 5, timeoutSeconds: 2 },
    livenessProbe: { grpc: { port }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 },
  };
}
