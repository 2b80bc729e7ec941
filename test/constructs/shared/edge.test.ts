import { Edge } from '../../../constructs/shared/edge';
import type { EdgeProps } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import { component, find } from '../render';

function shopWith(...names: readonly string[]) {
  const shop = component();
  const workloads = names.map((name) => new Workload(shop, name, { podLabels: { app: name } }));
  return { shop, workloads };
}

test('an edge keeps what the pictures and the guards ask of it', () => {
  const { shop, workloads } = shopWith('cart', 'db');
  const [client, server] = workloads as [Workload, Workload];
  const props: Required<EdgeProps> = { client, server, ports: [{ port: 5432 }], protocol: 'postgres' };
  expect(new Edge(shop, 'edge', props)).toMatchObject(props);
});

test('an edge opens one direction only', () => {
  const { shop, workloads } = shopWith('cart', 'db');
  const [client, server] = workloads as [Workload, Workload];
  new Edge(shop, 'edge', { client, server, ports: [{ port: 5432 }], protocol: 'postgres' });
  expect(find(shop, 'NetworkPolicy', 'cart').spec.ingress).toBeUndefined();
  expect(find(shop, 'NetworkPolicy', 'db').spec.egress).toBeUndefined();
});

test('pods that talk among themselves are client and server at once', () => {
  const { shop, workloads } = shopWith('db');
  const [pods] = workloads as [Workload];
  new Edge(shop, 'replication', { client: pods, server: pods, ports: [{ port: 1 }, { port: 2 }], protocol: 'x' });
  const { ingress, egress } = find(shop, 'NetworkPolicy', 'db').spec;
  expect(ingress[0].from).toEqual(egress[0].to);
  expect(ingress[0].ports).toHaveLength(2);
});

test('edges that stand in another branch of the tree are not found', () => {
  const { shop, workloads } = shopWith('cart', 'db');
  const [client, server] = workloads as [Workload, Workload];
  const edge = new Edge(client, 'edge', { client, server, ports: [{ port: 1 }], protocol: 'x' });
  expect(Edge.within(shop)).toEqual([edge]);
  expect(Edge.within(server)).toEqual([]);
});
