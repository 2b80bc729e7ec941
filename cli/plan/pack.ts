/** What a pod takes of a node, or a node has: cores and bytes. */
export interface Room {
  readonly cpu: number;
  readonly memory: number;
}

/** A pod that wants a place. */
export interface Item extends Room {
  /** Pods that are alike: of a workload. */
  readonly workload: string;
  /** No other pod of the workload may be on the same node. */
  readonly apart: boolean;
}

export interface Packing {
  /** What is taken on each node. */
  readonly nodes: readonly Room[];
  /** The pods for which no node has room. */
  readonly unplaced: readonly Item[];
}

/**
 * Puts pods on nodes, the largest first, each where most is left: about what the scheduler does, which spreads too. Sums alone
 * would say that ten halves fit into nine and a bit.
 */
export function pack(items: readonly Item[], nodeCount: number, node: Room): Packing {
  const size = ({ cpu, memory }: Room) => Math.max(cpu / node.cpu, memory / node.memory);
  const nodes = Array.from({ length: nodeCount }, () => ({ cpu: 0, memory: 0, workloads: new Set<string>() }));
  const unplaced: Item[] = [];
  for (const item of [...items].sort((one, other) => size(other) - size(one))) {
    let chosen: (typeof nodes)[number] | undefined;
    let least = Infinity;
    // Once through, without lists between: a DaemonSet on ten thousand nodes asks for a hundred million looks.
    for (const place of nodes) {
      const taken = size(place);
      if (taken >= least || !fits(place.cpu + item.cpu, node.cpu) || !fits(place.memory + item.memory, node.memory)) {
        continue;
      }
      if (item.apart && place.workloads.has(item.workload)) continue;
      [chosen, least] = [place, taken];
      if (taken === 0) break;
    }
    if (chosen === undefined) {
      unplaced.push(item);
      continue;
    }
    chosen.cpu += item.cpu;
    chosen.memory += item.memory;
    chosen.workloads.add(item.workload);
  }
  return { nodes: nodes.map(({ cpu, memory }) => ({ cpu, memory })), unplaced };
}

/** Sums of decimal fractions are a little off. */
const fits = (taken: number, there: number) => taken <= there * (1 + 1e-9);
