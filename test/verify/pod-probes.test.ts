import { podProbes } from '../../verify/rules/pods/probes';
import { type Loose, faults } from './fixture';

const base = 'spec.template.spec.containers[0]';
const main =
  (edit: (container: Loose) => void) =>
  ({ spec }: Loose) => {
    edit(spec.template.spec.containers[0]);
  };

test.each<[string, (object: Loose) => void, string]>([
  ['no readiness', main((one) => delete one.readinessProbe), `${base}.readinessProbe: no readinessProbe`],
  ['no liveness', main((one) => delete one.livenessProbe), `${base}.livenessProbe: no livenessProbe`],
  [
    'the same gRPC check twice',
    main((one) => delete one.readinessProbe.grpc.service),
    `${base}.livenessProbe.grpc: the same check`,
  ],
  [
    'the same gRPC check, timed otherwise',
    main((one) => (one.livenessProbe = { grpc: { port: 8080, service: 'user' }, periodSeconds: 30 })),
    `${base}.livenessProbe.grpc: the same check`,
  ],
  [
    'a gRPC port that is not declared',
    main((one) => (one.livenessProbe.grpc.port = 8081)),
    `${base}.livenessProbe.grpc.port: port 8081`,
  ],
  [
    'an HTTP port by a wrong name',
    main((one) => (one.livenessProbe = { httpGet: { port: 'http' } })),
    `${base}.livenessProbe.httpGet.port: port http`,
  ],
  [
    'a startup port that is not declared',
    main((one) => (one.startupProbe = { tcpSocket: { port: 1 } })),
    `${base}.startupProbe.tcpSocket.port: port 1`,
  ],
])('%s', (_, edit, expected) => {
  expect(faults(podProbes, 'Deployment', 'user', edit)).toEqual([expect.stringContaining(expected)]);
});

test('a port by its name', () => {
  expect(
    faults(
      podProbes,
      'Deployment',
      'user',
      main((one) => (one.livenessProbe = { httpGet: { port: 'metrics' } })),
    ),
  ).toEqual([]);
});
