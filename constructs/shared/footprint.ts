import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { parseQuantity } from './quantity';

/** Quantities as Kubernetes writes them: `250m` of a core, `128Mi`. */
export type Quantities = Readonly<Record<'cpu' | 'memory', string>>;

/** What a container asks for and may use; a CPU limit is left out where throttling would hurt more than it protects. */
export interface Resources {
  readonly requests: Quantities;
  readonly limits: { readonly memory: string; readonly cpu?: string };
}

/** Pods of one kind: what each asks of the node that runs it. */
export interface PodFootprint {
  /** The workload that makes these pods, as `kubectl get` shows it. */
  readonly workload: string;
  /** How many run at once; of a DaemonSet, how many on the profile's nodes. */
  readonly replicas: number;
  /** One runs on each node, however many there are. @default false */
  readonly daemon?: boolean;
  /** No two may run on one node. @default - as `daemon` */
  readonly apart?: boolean;
  /** One entry a container, init containers left out: they run before, with less. */
  readonly containers: readonly Resources[];
  /** Sizes of the volumes that each pod claims, e.g. `10Gi`. @default - none */
  readonly volumes?: readonly string[];
}

/**
 * What pods cost, declared beside the values that cause it, so that operators' pods count too: they stand in no manifest. It
 * renders nothing.
 */
export class Footprint extends Construct {
  /** The footprints below a construct. */
  static within(scope: IConstruct): readonly PodFootprint[] {
    return scope.node
      .findAll()
      .filter((construct) => construct instanceof Footprint)
      .flatMap((footprint) => footprint.pods);
  }

  constructor(
    scope: Construct,
    id: string,
    readonly pods: readonly PodFootprint[],
  ) {
    super(scope, id);
  }
}

/** Sums over pods: cores and bytes. */
export interface FootprintSum {
  readonly pods: number;
  readonly cpu: number;
  readonly memory: number;
  readonly storage: number;
}

/** Adds up what the pods request. */
export function sumFootprint(footprints: readonly PodFootprint[]): FootprintSum {
  const sum = { pods: 0, cpu: 0, memory: 0, storage: 0 };
  for (const { replicas, containers, volumes = [] } of footprints) {
    sum.pods += replicas;
    for (const { requests } of containers) {
      sum.cpu += replicas * parseQuantity(requests.cpu);
      sum.memory += replicas * parseQuantity(requests.memory);
    }
    for (const size of volumes) sum.storage += replicas * parseQuantity(size);
  }
  return sum;
}
