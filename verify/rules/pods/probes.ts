import { isDeepStrictEqual } from 'node:util';
import { type Path, at, fields, text } from '../../fields';
import { type Container, type OwnPod, mainContainers, portsOf, runsToEnd } from '../../pods';
import { type Finding, rule } from '../../rule';

const kinds = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

const portPaths: readonly Path[] = [
  ['grpc', 'port'],
  ['httpGet', 'port'],
  ['tcpSocket', 'port'],
];

const handlers = ['grpc', 'httpGet', 'tcpSocket', 'exec'] as const;

/** What a probe asks, however often; in gRPC the empty service is the one asked by default. */
function questionOf(probe: unknown): readonly [handler: string, question: unknown] | undefined {
  const handler = handlers.find((one) => at(probe, one) !== undefined);
  if (handler === undefined) return undefined;
  return [handler, { ...(handler === 'grpc' && { service: '' }), ...fields(at(probe, handler)) }];
}

function* undeclaredPorts(on: OwnPod, container: Container): Generator<Finding> {
  const ports = portsOf(container);
  for (const kind of kinds) {
    for (const path of portPaths) {
      const port = at(container.spec, kind, ...path);
      if (port === undefined || ports.some(({ name, number }) => port === name || port === number)) continue;
      yield {
        on,
        path: [...container.path, kind, ...path],
        reason: `port ${text(port) ?? JSON.stringify(port)} is not declared by container '${container.name}'`,
        remedy: "Name one of the container's ports.",
      };
    }
  }
}

export const podProbes = rule(
  'pod-probes',
  'Every container of ours that runs on has a readiness and a liveness probe on declared ports, and they ask different things.',
  function* (set) {
    for (const pod of set.ownPods) {
      for (const container of mainContainers(pod)) {
        yield* undeclaredPorts(pod, container);
        if (runsToEnd(pod)) continue;
        const { readinessProbe, livenessProbe } = container.spec;
        for (const kind of ['readinessProbe', 'livenessProbe'] as const) {
          if (container.spec[kind] !== undefined) continue;
          yield { on: pod, path: [...container.path, kind], reason: `no ${kind}`, remedy: 'Add one.' };
        }
        const question = questionOf(livenessProbe);
        if (question && isDeepStrictEqual(question, questionOf(readinessProbe))) {
          yield {
            on: pod,
            path: [...container.path, 'livenessProbe', question[0]],
            reason: 'the same check as readiness: a store that is down would restart every pod',
            remedy:
              'Ask readiness whether it can serve, liveness only whether it still runs; in gRPC: by name, and by the empty name.',
          };
        }
      }
    }
  },
);
