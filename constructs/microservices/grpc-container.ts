import type { k8s } from 'cdk8s-plus-28';
import type { TraceEndpoint } from '../observability/trace-collector';
import { partOf } from '../shared/labels';
import type { Mount } from '../shared/mount';
import type { DeploymentProps } from '../shared/deployment';
import { grpcPort, metricsPort } from './grpc';
import type { GrpcEndpoint } from './grpc';

/** The contract between manifests and a service: what it reads, what it listens on, and how it says that it is well. */
export function grpcContainer(
  name: string,
  calls: readonly GrpcEndpoint[],
  mounts: readonly Mount[],
  traces?: TraceEndpoint,
): DeploymentProps['container'] {
  const urls = calls.map((callee) => ({
    name: `${callee.name.toUpperCase().replaceAll('-', '_')}_URL`,
    value: callee.url,
  }));
  return {
    ports: [
      { name: 'grpc', containerPort: grpcPort.port, protocol: 'TCP' },
      { name: 'metrics', containerPort: metricsPort.port, protocol: 'TCP' },
    ],
    env: [
      { name: 'PORT', value: String(grpcPort.port) },
      { name: 'METRICS_PORT', value: String(metricsPort.port) },
      { name: 'OTEL_SERVICE_NAME', value: name },
      ...(traces === undefined ? [] : traceVariables(traces)),
      ...urls,
      ...mounts.flatMap(({ env }) => env),
    ],
    ...probes(name),
  };
}

/** What the SDK of OpenTelemetry reads. The pod says itself where it runs, so that nobody has to ask the Kubernetes API. */
function traceVariables({ url }: TraceEndpoint): k8s.EnvVar[] {
  const facts = { NAMESPACE: 'metadata.namespace', NAME: 'metadata.name', NODE: 'spec.nodeName' };
  const attributes = {
    'service.namespace': partOf,
    'k8s.namespace.name': '$(POD_NAMESPACE)',
    'k8s.pod.name': '$(POD_NAME)',
    'k8s.node.name': '$(POD_NODE)',
  };
  return [
    ...Object.entries(facts).map(([name, fieldPath]) => ({
      name: `POD_${name}`,
      valueFrom: { fieldRef: { fieldPath } },
    })),
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: url },
    {
      name: 'OTEL_RESOURCE_ATTRIBUTES',
      value: Object.entries(attributes)
        .map((attribute) => attribute.join('='))
        .join(','),
    },
  ];
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
