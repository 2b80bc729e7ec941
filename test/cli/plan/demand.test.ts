import { demandOf, itemsOf, total } from '../../../cli/plan/demand';
import type { PodFootprint } from '../../../constructs/shared/footprint';

const container = { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '1', memory: '2Gi' } };
const pods: PodFootprint = { workload: 'db', replicas: 3, containers: [container, container], volumes: ['5Gi', '1Gi'] };

test('a component asks for what all containers of all its pods ask for', () => {
  expect(demandOf('user', [pods], 1)).toEqual({
    component: 'user',
    pods: 3,
    cpu: { requests: expect.closeTo(0.6), limits: 6 },
    memory: { requests: 6 * 2 ** 30, limits: 12 * 2 ** 30 },
    volumes: { count: 6, size: 18 * 2 ** 30 },
  });
});

test('one container without a limit leaves the whole without one', () => {
  const open = { ...container, limits: { memory: '2Gi' } };
  const demand = demandOf('user', [{ ...pods, containers: [container, open] }], 1);
  expect(demand.cpu).toEqual({ requests: expect.closeTo(0.6), limits: undefined });
  expect(total([demand, demandOf('b', [pods], 1)]).cpu).toEqual({ requests: expect.closeTo(1.2) });
});

test('a DaemonSet has a pod on each node of the cluster in question, and never two on one', () => {
  const daemon: PodFootprint = { ...pods, daemon: true };
  expect(demandOf('ceph', [daemon], 5).pods).toBe(5);
  const items = itemsOf('ceph', [daemon], 5);
  expect(items).toHaveLength(5);
  expect(items[0]).toMatchObject({ workload: 'ceph/db', apart: true, cpu: expect.closeTo(0.2), memory: 2 ** 31 });
});

test('an item is a pod, with all its containers', () => {
  expect(itemsOf('user', [pods], 1)).toHaveLength(3);
  expect(itemsOf('user', [{ ...pods, apart: true }], 1)[0]?.apart).toBe(true);
});
