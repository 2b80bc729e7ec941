import { Footprint, sumFootprint } from '../../../constructs/shared/footprint';
import type { PodFootprint } from '../../../constructs/shared/footprint';
import { component } from '../render';

const sidecar = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } };
const main = { requests: { cpu: '200m', memory: '192Mi' }, limits: { memory: '1Gi' } };
const store: Required<PodFootprint> = {
  workload: 'db',
  replicas: 3,
  containers: [main, sidecar],
  daemon: false,
  apart: false,
  volumes: ['10Gi', '1Gi'],
};

test('every replica counts, with all its containers and volumes', () => {
  const { pods, cpu, memory, storage } = sumFootprint([store]);
  expect(pods).toBe(3);
  expect(cpu).toBeCloseTo(0.75);
  expect(memory).toBe(3 * 256 * 2 ** 20);
  expect(storage).toBe(33 * 2 ** 30);
});

test('footprints are found wherever they stand, and render nothing', () => {
  const shop = component();
  const before = (shop.toJson() as object[]).length;
  new Footprint(shop, 'operator', [{ workload: 'operator', replicas: 1, containers: [] }]);
  new Footprint(shop, 'store', [store]);
  expect(Footprint.within(shop).map(({ workload }) => workload)).toEqual(['operator', 'db']);
  expect(shop.toJson()).toHaveLength(before);
});
