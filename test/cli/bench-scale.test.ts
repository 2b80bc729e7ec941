import { ApiObject, App } from 'cdk8s';
import { exponent } from '../../cli/bench/scale/exponent';
import { buildManyServices } from '../../cli/bench/scale/many-services';
import { enoughOfKustomize, scaleReport } from '../../cli/bench/scale/report';
import type { Size } from '../../cli/bench/scale/report';
import { scaleTable } from '../../cli/bench/scale/table';
import { Edge } from '../../constructs/shared/edge';
import { settingsLike } from '../app/synthesized';

const usage = (seconds: number, mebibytes = 100) => ({
  seconds,
  cpuSeconds: seconds,
  peakBytes: mebibytes * 2 ** 20,
});

/** A size that keeps every limit; the objects grow as the services. */
function size(services: number, changes: Partial<Size> = {}): Size {
  const objects = services * 35;
  const kustomize = { builder: 'kustomize build', seconds: services, stopped: false };
  return {
    services,
    output: { objects, bytes: objects * 1500 },
    synth: usage(services / 50),
    floor: usage(services / 125),
    kustomize,
    ...changes,
  };
}

const sizes = [125, 250, 500, 1000];

test.each([1, 1.1, 2])('growth by the power of %d is found', (power) => {
  expect(exponent([1, 3, 10, 50].map((x) => ({ x, y: 7 * x ** power })))).toBeCloseTo(power);
});

test('what keeps every limit has no complaints', () => {
  const { complaints, exponents } = scaleReport(sizes.map((services) => size(services)));
  expect(complaints).toEqual([]);
  expect(exponents.time).toBeCloseTo(1);
  expect(exponents.memory).toBeCloseTo(0);
});

test.each([
  ['time that grows too fast', (n: number) => ({ synth: usage(n ** 1.2 / 1000) }), /^time .* 1\.20, and may by 1\.1/],
  ['memory that does', (n: number) => ({ synth: usage(n / 50, n ** 1.2) }), /^memory .* 1\.20/],
  ['more than thrice js-yaml', (n: number) => ({ floor: usage(n / 160) }), /^250 .* 3\.20 .* by js-yaml.* 3$/],
  [
    'more than a tenth of kustomize',
    (n: number) => ({ kustomize: { builder: 'kubectl kustomize', seconds: n / 10, stopped: false } }),
    /^250 .* 0\.20 .* by kustomize.* 0\.1$/,
  ],
  [
    'more than half of it below 5,000 objects',
    (n: number) => ({ kustomize: { builder: 'kubectl kustomize', seconds: n === 125 ? 4 : n, stopped: false } }),
    /^125 .* 0\.6\d .* 0\.5$/,
  ],
])('%s is a complaint', (_, changes, complaint) => {
  const { complaints } = scaleReport(sizes.map((services) => size(services, changes(services))));
  expect(complaints[0]).toMatch(complaint);
});

test('below 5,000 objects js-yaml is no measure, and without kustomize neither is that', () => {
  const small = sizes.map((services) => size(services / 10, { floor: usage(0.001), kustomize: undefined }));
  expect(scaleReport(small).complaints).toEqual([]);
});

test.each([1_000, 5_000])('kustomize goes on until %d objects keep their limit', (objects) => {
  const services = objects / 35;
  const seconds = (services / 50) * enoughOfKustomize(objects);
  const stopped = { builder: 'kustomize build', seconds, stopped: true };
  const one = size(services, { output: { objects, bytes: 1 }, kustomize: stopped });
  expect(scaleReport([one, size(2 * services)]).complaints).toEqual([]);
});

test('the table says what was stopped', () => {
  const kustomize = { builder: 'kustomize build', seconds: 30, stopped: true };
  const table = scaleTable(scaleReport([size(125), size(250, { kustomize })]));
  expect(table).toMatch(/│ +125 │ +4375 │.* 2\.50 │ +125\.00 s │ +0\.020 │/);
  expect(table).toMatch(/>30\.00 s │ +<0\.167 │/);
  expect(table).toContain('time 1.00, memory 0.00');
});

describe('a shop of as many services as one likes', () => {
  const app = new App();
  const built = buildManyServices(app, settingsLike('local'), 12);
  const kinds = app.node.findAll().flatMap((construct) => (construct instanceof ApiObject ? construct.kind : []));

  test('stands on every store of the shop in turn, and each service calls the one before', () => {
    const calls = Edge.within(app).filter(
      ({ protocol, client }) => protocol === 'grpc' && client.name.startsWith('svc-'),
    );
    expect(calls.map(({ client, server }) => [client.name, server.name])).toEqual(
      Array.from({ length: 11 }, (_, index) => [index + 2, index + 1].map((n) => `svc-${String(n).padStart(4, '0')}`)),
    );
    expect(kinds).toEqual(expect.arrayContaining(['TidbCluster', 'Elasticsearch', 'PerconaServerMongoDB']));
  });

  test('is delivered whole, with everything that it stands on', () => {
    expect(kinds.filter((kind) => kind === 'Application').length).toBe(built.components.length);
    expect(built.components.length).toBeGreaterThan(12);
    expect(built.objects).toBe(kinds.length);
  });
});
