import { pack } from '../../../cli/plan/pack';
import type { Item } from '../../../cli/plan/pack';

const item = (cpu: number, memory: number, rest: Partial<Item> = {}): Item => ({
  workload: 'a',
  cpu,
  memory,
  apart: false,
  ...rest,
});
const times = (count: number, one: Item) => Array.from({ length: count }, () => one);

test('what fits by its sum may still not fit by its pieces', () => {
  // 3 x 6 CPU of pods are 18 of 20, and yet two of them never share a node of 10.
  expect(pack(times(3, item(6, 1)), 2, { cpu: 10, memory: 10 }).unplaced).toHaveLength(1);
  expect(pack(times(3, item(6, 1)), 3, { cpu: 10, memory: 10 }).unplaced).toEqual([]);
});

test('either of CPU and memory can be what is short', () => {
  expect(pack([item(1, 11)], 1, { cpu: 10, memory: 10 }).unplaced).toHaveLength(1);
  expect(pack([item(11, 1)], 1, { cpu: 10, memory: 10 }).unplaced).toHaveLength(1);
});

test('the large ones are placed first, whatever their order, so that the small ones fill the gaps', () => {
  const items = [...times(4, item(2, 1)), ...times(2, item(6, 1))];
  expect(pack(items, 2, { cpu: 10, memory: 10 }).unplaced).toEqual([]);
});

test('a node that is full to the last thousandth is not overfull', () => {
  expect(pack(times(10, item(0.1, 0)), 1, { cpu: 1, memory: 1 }).unplaced).toEqual([]);
});

test('pods that must be apart take a node each', () => {
  const apart = item(1, 1, { apart: true });
  expect(pack(times(3, apart), 2, { cpu: 10, memory: 10 }).unplaced).toEqual([apart]);
  const others = [apart, item(1, 1, { apart: true, workload: 'b' })];
  expect(pack(others, 1, { cpu: 10, memory: 10 }).unplaced).toEqual([]);
});

test('pods are spread, and what each node gives is known', () => {
  expect(pack(times(4, item(1, 2)), 2, { cpu: 10, memory: 10 }).nodes).toEqual([
    { cpu: 2, memory: 4 },
    { cpu: 2, memory: 4 },
  ]);
});
