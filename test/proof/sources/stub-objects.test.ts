import type { PodFootprint } from '../../../constructs/shared/footprint';
import { stubObjects } from '../../../proof/sources/stub-objects';
import type { StubRelease } from '../../../proof/sources/stub-objects';
import { at } from '../../../verify/fields';
import type { Manifest } from '../../../verify/manifest';
import { yugabyte } from '../../../verify/made/charts/yugabyte';
import { named, pod, port, secret, service, serviceAccount } from '../../../verify/made/shadow';

const footprint = (workload: string, containers = 1): PodFootprint => ({
  workload,
  replicas: 2,
  containers: Array.from({ length: containers }, () => ({
    requests: { cpu: '1m', memory: '1Mi' },
    limits: { memory: '2Mi' },
  })),
});

const release = (changes: Partial<StubRelease>): StubRelease => ({
  ...{ chart: 'web', name: 'web', namespace: 'shop', values: {}, shadows: [], footprints: [] },
  ...changes,
});

const web = pod('shop', 'web', { app: 'web' }, [port(8080, 'http')]);
const worker = pod('shop', 'web-worker', { app: 'worker' }, [port(9000)]);

function only(changes: Partial<StubRelease>, kind: string, name: string): Manifest {
  const found = stubObjects(release(changes)).find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
}

test('a footprint without a shadow is a mistake: its pods would be missing', () => {
  expect(() => stubObjects(release({ shadows: [web], footprints: [footprint('other')] }))).toThrow(/other .*no shadow/);
});

test('pods without a footprint are left to whoever makes them', () => {
  expect(stubObjects(release({ shadows: [web, worker], footprints: [footprint('web')] }))).toHaveLength(1);
});

test('only the first of several containers has the ports', () => {
  const { spec } = only({ shadows: [web], footprints: [footprint('web', 2)] }, 'Deployment', 'web');
  expect(at(spec, 'template', 'spec', 'containers')).toMatchObject([
    { ports: [{ containerPort: 8080, name: 'http', protocol: 'TCP' }] },
    expect.not.objectContaining({ ports: expect.anything() as unknown }),
  ]);
});

test('pods that nobody can limit have a container all the same', () => {
  const { spec } = only({ shadows: [web], footprints: [footprint('web', 0)] }, 'Deployment', 'web');
  expect(at(spec, 'template', 'spec', 'containers')).toHaveLength(1);
});

test.each([
  ['web', [80], 'web'],
  ['web-metrics', [8080], 'web'],
  ['web-worker-metrics', [8080], 'worker'],
  ['other', [9000], 'worker'],
])('Service %s with ports %j means the pods of %s', (name, ports, app) => {
  const { spec } = only({ shadows: [web, worker, service('shop', name, ports)] }, 'Service', name);
  expect(at(spec, 'selector')).toEqual({ app });
});

test('a Service that means no pod is a mistake', () => {
  expect(() => stubObjects(release({ shadows: [web, service('shop', 'other', [1])] }))).toThrow(/Service other/);
});

test('an account is given to the pods of its name', () => {
  const shadows = [web, worker, serviceAccount('shop', 'web-sa')];
  const footprints = [footprint('web'), footprint('web-worker')];
  const accountOf = (name: string) =>
    at(only({ shadows, footprints }, 'Deployment', name).spec, 'template', 'spec', 'serviceAccountName');
  expect([accountOf('web'), accountOf('web-worker')]).toEqual(['web-sa', undefined]);
});

test('every key of a Secret holds something', () => {
  const { data } = only({ shadows: [secret('shop', 'web', ['tls.crt'])] }, 'Secret', 'web');
  expect(Buffer.from(String(at(data, 'tls.crt')), 'base64').length).toBeGreaterThan(0);
});

test('kinds of which only the name is known have what the API server asks for', () => {
  const shadows = [named('networking.k8s.io/v1', 'IngressClass', 'web')];
  expect(only({ shadows }, 'IngressClass', 'web')).toMatchObject({
    spec: { controller: expect.any(String) as string },
  });
});

test.each([
  ['deployment', 'Deployment'],
  [undefined, 'DaemonSet'],
])('Envoy with kind %s is made by a %s', (kind, workload) => {
  const envoy = pod('contour', 'contour-envoy', { app: 'envoy' });
  const found = stubObjects(
    release({
      ...{ chart: 'contour', values: { envoy: { kind } } },
      ...{ shadows: [envoy], footprints: [footprint('contour-envoy')] },
    }),
  );
  expect(found.map((object) => object.kind)).toEqual([workload]);
});

test("YugabyteDB's servers are StatefulSets, each with the claim and the Services of its kind", () => {
  const values = {
    fullnameOverride: 'point-db',
    storage: { master: { size: '1Gi', storageClass: 'fast' }, tserver: { size: '2Gi', storageClass: 'fast' } },
    serviceEndpoints: [{ name: 'yb-tserver-service', ports: { 'tcp-ysql-port': '5433' } }],
  };
  const shadows = yugabyte({ namespace: 'shop', name: 'point-db', values });
  const footprints = [footprint('point-db-yb-master'), footprint('point-db-yb-tserver')];
  const changes = { chart: 'yugabyte', name: 'point-db', values, shadows, footprints };
  const claimed = (name: string) => at(only(changes, 'StatefulSet', name).spec, 'volumeClaimTemplates', 0);
  expect(claimed('point-db-yb-master')).toMatchObject({
    metadata: { name: 'point-db-datadir0' },
    spec: { storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } },
  });
  expect(at(claimed('point-db-yb-tserver'), 'spec', 'resources', 'requests', 'storage')).toBe('2Gi');
  const behind = ['yb-masters', 'yb-tservers', 'yb-tserver-service'].map((name) =>
    at(only(changes, 'Service', `point-db-${name}`).spec, 'selector', 'app.kubernetes.io/name'),
  );
  expect(behind).toEqual(['yb-master', 'yb-tserver', 'yb-tserver']);
});
