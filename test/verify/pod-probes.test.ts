import { type Edits, below } from './edit';
import { podProbes } from '../../verify/rules/pods/probes';
import { faults } from './fixture';

const base = 'spec.template.spec.containers[0]';
const main = (edits: Edits): Edits => below(base, edits);

test.each<[string, Edits, string]>([
  ['no readiness', main({ readinessProbe: undefined }), `${base}.readinessProbe: no readinessProbe`],
  ['no liveness', main({ livenessProbe: undefined }), `${base}.livenessProbe: no livenessProbe`],
  [
    'the same gRPC check twice',
    main({ 'readinessProbe.grpc.service': undefined }),
    `${base}.livenessProbe.grpc: the same check`,
  ],
  [
    'the same gRPC check, timed otherwise',
    main({ livenessProbe: { grpc: { port: 8080, service: 'user' }, periodSeconds: 30 } }),
    `${base}.livenessProbe.grpc: the same check`,
  ],
  [
    'the empty service once by default, once by name',
    main({ 'livenessProbe.grpc.service': undefined, 'readinessProbe.grpc.service': '' }),
    `${base}.livenessProbe.grpc: the same check`,
  ],
  [
    'the same HTTP check twice',
    main({
      livenessProbe: { httpGet: { port: 'metrics', path: '/' } },
      readinessProbe: { httpGet: { port: 'metrics', path: '/' }, periodSeconds: 30 },
    }),
    `${base}.livenessProbe.httpGet: the same check`,
  ],
  [
    'a gRPC port that is not declared',
    main({ 'livenessProbe.grpc.port': 8081 }),
    `${base}.livenessProbe.grpc.port: port 8081`,
  ],
  [
    'an HTTP port by a wrong name',
    main({ livenessProbe: { httpGet: { port: 'http' } } }),
    `${base}.livenessProbe.httpGet.port: port http`,
  ],
  [
    'a startup port that is not declared',
    main({ startupProbe: { tcpSocket: { port: 1 } } }),
    `${base}.startupProbe.tcpSocket.port: port 1`,
  ],
])('%s', (_, edits, expected) => {
  expect(faults(podProbes, 'Deployment', 'user', edits)).toEqual([expect.stringContaining(expected)]);
});

test('a port by its name', () => {
  expect(faults(podProbes, 'Deployment', 'user', main({ livenessProbe: { httpGet: { port: 'metrics' } } }))).toEqual(
    [],
  );
});
