import { at, items } from '../../verify/fields';
import type { Manifest } from '../../verify/manifest';
import type { ChartFacts } from './chart-facts';

/**
 * The Service behind its shadow, with the selector that it has in reality.
 *
 * @param pods shadows of all pods of the chart
 * @throws Error when it cannot be told which pods are meant
 */
export function serviceOf(service: Manifest, pods: readonly Manifest[], facts: ChartFacts, values: unknown): Manifest {
  const { name } = service.metadata;
  const ports = items(at(service.spec, 'ports')).map((port) => Number(at(port, 'port')));
  const target = (port: number): number =>
    facts.targetPorts?.[`${name}:${String(port)}`] ?? facts.targetPorts?.[port] ?? port;
  const targets = ports.map(target);
  const pod = podBehind(name, targets, pods);
  if (!pod) throw new Error(`no pod of the chart is meant by Service ${name}`);
  return {
    ...service,
    spec: {
      type: facts.serviceType?.(name, values) ?? 'ClusterIP',
      selector: pod.metadata.labels,
      ports: ports.map((port) => ({
        name: `port-${port}`,
        protocol: 'TCP',
        port,
        targetPort: target(port),
      })),
    },
  };
}

/** Charts name a Service as the pods, or as the pods and something more; else the port tells. */
function podBehind(service: string, ports: readonly number[], pods: readonly Manifest[]): Manifest | undefined {
  const [named] = pods
    .filter(({ metadata: { name } }) => service === name || service.startsWith(`${name}-`))
    .sort((one, other) => other.metadata.name.length - one.metadata.name.length);
  return (
    named ??
    pods.find((pod) =>
      items(at(pod.spec, 'containers', 0, 'ports')).some((port) => ports.includes(Number(at(port, 'containerPort')))),
    )
  );
}
