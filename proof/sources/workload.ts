import type { PodFootprint, Resources } from '../../constructs/shared/footprint';
import { at, items } from '../../verify/fields';
import type { Manifest } from '../../verify/manifest';
import type { ChartFacts, Claim } from './chart-facts';

export interface WorkloadOptions {
  /** The shadow of its pods. */
  readonly pod: Manifest;
  readonly footprint: PodFootprint;
  readonly facts: ChartFacts;
  readonly values: unknown;
  /** Names of the ServiceAccounts that the chart makes. */
  readonly serviceAccounts: readonly string[];
}

/** The workload behind a shadow of pods: as many as its footprint says, and as hungry. */
export function workloadOf(options: WorkloadOptions): Manifest {
  const { pod, footprint, facts, values, serviceAccounts } = options;
  const { name, namespace, labels = {} } = pod.metadata;
  const kind = facts.kindOf?.(name, values) ?? 'Deployment';
  const wanted = facts.serviceAccounts?.[name];
  const serviceAccountName =
    wanted ?? serviceAccounts.find((one) => [name, `${name}-sa`, `${name.replaceAll('.', '-')}-sa`].includes(one));
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace, labels },
    spec: {
      ...(kind !== 'DaemonSet' && { replicas: footprint.replicas }),
      ...(kind === 'StatefulSet' && { serviceName: name, ...claimTemplates(facts.claims?.(name, values) ?? []) }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          ...(serviceAccountName !== undefined && { serviceAccountName }),
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: containersOf(name, footprint.containers, items(at(pod.spec, 'containers', 0, 'ports'))),
        },
      },
    },
  };
}

/** Without apiVersion and kind, as charts write them: the API server adds both, which must not show as a difference. */
function claimTemplates(claims: readonly Claim[]): object {
  if (claims.length === 0) return {};
  const volumeClaimTemplates = claims.map(({ name, storageClassName, size }) => ({
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: size } } },
  }));
  return { volumeClaimTemplates };
}

/** All ports are the first container's: which one has them makes no difference to anybody outside. */
function containersOf(name: string, containers: readonly Resources[], ports: readonly unknown[]) {
  // Some charts let nobody say what their pods may use.
  const all: readonly (Resources | undefined)[] = containers.length === 0 ? [undefined] : containers;
  return all.map((resources, index) => ({
    name: index === 0 ? name.replaceAll('.', '-') : `container-${index + 1}`,
    image: 'registry.invalid/stub:v0',
    ...(resources && { resources }),
    ...(index === 0 && ports.length > 0 && { ports: ports.map(withProtocol) }),
    // Fits every level of Pod Security.
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  }));
}

/** Written out: the API server would add it, and ports without it cannot be merged. */
const withProtocol = (port: unknown) => ({ protocol: 'TCP', ...withoutUndefined(port) });

const withoutUndefined = (value: unknown): object =>
  Object.fromEntries(Object.entries(value as object).filter(([, one]) => one !== undefined));
