import type { PodFootprint, Resources } from '../../constructs/shared/footprint';
import { sumFootprint } from '../../constructs/shared/footprint';
import { parseQuantity } from '../../constructs/shared/quantity';
import type { Item } from './pack';

/** Requested, and what may be used at most; `undefined` where a container has no limit. */
interface Span {
  readonly requests: number;
  readonly limits?: number;
}

/** What one component asks of a cluster: cores and bytes. */
export interface Demand {
  readonly component: string;
  readonly pods: number;
  readonly cpu: Span;
  readonly memory: Span;
  readonly volumes: { readonly count: number; readonly size: number };
}

/** @param nodes how many nodes the cluster has: a DaemonSet has a pod on each */
export function demandOf(component: string, footprints: readonly PodFootprint[], nodes: number): Demand {
  const counted = footprints.map((footprint) => ({ ...footprint, replicas: replicasOf(footprint, nodes) }));
  const { pods, cpu, memory, storage } = sumFootprint(counted);
  return {
    component,
    pods,
    cpu: { requests: cpu, limits: limitsOf(counted, ({ limits }) => limits.cpu) },
    memory: { requests: memory, limits: limitsOf(counted, ({ limits }) => limits.memory) },
    volumes: {
      count: counted.reduce((sum, { replicas, volumes = [] }) => sum + replicas * volumes.length, 0),
      size: storage,
    },
  };
}

export function itemsOf(component: string, footprints: readonly PodFootprint[], nodes: number): Item[] {
  return footprints.flatMap((footprint) => {
    const { cpu, memory } = sumFootprint([{ ...footprint, replicas: 1 }]);
    const { daemon = false, apart = daemon } = footprint;
    const item = { workload: `${component}/${footprint.workload}`, cpu, memory, apart };
    return Array.from({ length: replicasOf(footprint, nodes) }, () => item);
  });
}

export function total(demands: readonly Demand[]): Omit<Demand, 'component'> {
  const sum = (pick: (demand: Demand) => number) => demands.reduce((all, demand) => all + pick(demand), 0);
  const span = (pick: (demand: Demand) => Span): Span => ({
    requests: sum((demand) => pick(demand).requests),
    ...(demands.every((demand) => pick(demand).limits !== undefined) && {
      limits: sum((demand) => pick(demand).limits ?? 0),
    }),
  });
  return {
    pods: sum(({ pods }) => pods),
    cpu: span(({ cpu }) => cpu),
    memory: span(({ memory }) => memory),
    volumes: { count: sum(({ volumes }) => volumes.count), size: sum(({ volumes }) => volumes.size) },
  };
}

const replicasOf = ({ daemon = false, replicas }: PodFootprint, nodes: number) => (daemon ? nodes : replicas);

function limitsOf(footprints: readonly PodFootprint[], pick: (resources: Resources) => string | undefined) {
  const limits = footprints.flatMap(({ replicas, containers }) =>
    containers.map((resources) => ({ replicas, limit: pick(resources) })),
  );
  if (limits.some(({ limit }) => limit === undefined)) return undefined;
  return limits.reduce((sum, { replicas, limit = '0' }) => sum + replicas * parseQuantity(limit), 0);
}
