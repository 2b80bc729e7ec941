import { type Path, at, items } from '../../fields';
import type { Located } from '../../manifest';
import { podsOfPeer } from '../../network';
import { podPorts } from '../../pods';
import { rule } from '../../rule';

interface Peer {
  readonly path: Path;
  readonly peer: unknown;
  readonly ports: readonly unknown[];
  readonly direction: 'ingress' | 'egress';
}

function* peers({ object }: Located): Generator<Peer> {
  for (const [direction, side] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const [index, one] of items(at(object, 'spec', direction)).entries()) {
      for (const [which, peer] of items(at(one, side)).entries()) {
        if (at(peer, 'ipBlock') !== undefined) continue;
        yield { path: ['spec', direction, index, side, which], peer, ports: items(at(one, 'ports')), direction };
      }
    }
  }
}

export const networkPeers = rule(
  'network-peers',
  'Every peer of a NetworkPolicy is a pod that exists; a port that is named is a port of the pods that listen.',
  function* (set) {
    for (const on of set.of('networking.k8s.io/NetworkPolicy')) {
      const { namespace } = on.object.metadata;
      for (const { path, peer, ports, direction } of peers(on)) {
        const pods = podsOfPeer(set, peer, namespace);
        if (pods.length === 0) {
          yield {
            on,
            path,
            reason: 'no pod carries these labels in a namespace that it selects',
            remedy: 'Compare with the labels of the pods and of the namespace that are meant.',
          };
        }
        if (direction === 'ingress') continue;
        for (const port of ports.map((one) => at(one, 'port'))) {
          if (typeof port !== 'string' || pods.some((pod) => podPorts(pod).some(({ name }) => name === port))) continue;
          yield {
            on,
            path,
            reason: `none of these pods has a port named '${port}'`,
            remedy: 'Use a name that they declare.',
          };
        }
      }
    }
  },
);
