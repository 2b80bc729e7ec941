import type { Manifest } from '../../verify/manifest';

/** The machines that an environment is made for. */
export interface NodePool {
  readonly count: number;
  /** Allocatable on each, as Kubernetes writes quantities. */
  readonly cpu: string;
  readonly memory: string;
}

/** Nodes that kwok keeps alive, each in a zone of its own as long as there are three. */
export function nodes({ count, cpu, memory }: NodePool): readonly Manifest[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `node-${index + 1}`;
    const capacity = { cpu, memory, pods: '110', 'ephemeral-storage': '200Gi' };
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        annotations: { 'kwok.x-k8s.io/node': 'fake' },
        labels: {
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          'kubernetes.io/arch': 'amd64',
          'topology.kubernetes.io/region': 'proof',
          'topology.kubernetes.io/zone': `proof-${(index % 3) + 1}`,
        },
      },
      status: { capacity, allocatable: capacity },
    };
  });
}
