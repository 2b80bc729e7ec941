import { Edge } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import type { WorkloadProps } from '../../../constructs/shared/workload';
import { Component } from '../../../constructs/gitops/component';
import { stranger } from '../collaborators';
import { component, find } from '../render';

test('a workload starts closed in both directions, without lists that the API server would drop', () => {
  const shop = component();
  new Workload(shop, 'cart', { podLabels: { app: 'cart' } });
  expect(find(shop, 'NetworkPolicy', 'cart').spec).toEqual({
    podSelector: { matchLabels: { app: 'cart' } },
    policyTypes: ['Ingress', 'Egress'],
  });
});

test('its policy takes the name that it is given', () => {
  const shop = component();
  const props: Required<WorkloadProps> = { podLabels: { app: 'cart' }, name: 'cart-pods', metrics: [] };
  new Workload(shop, 'cart', props);
  expect(find(shop, 'NetworkPolicy', 'cart-pods').spec.podSelector.matchLabels).toEqual({ app: 'cart' });
});

test('an edge opens the egress of the client and the ingress of the server, and names namespace and pods of the other', () => {
  const shop = component();
  const client = new Workload(shop, 'cart', { podLabels: { app: 'cart' } });
  const server = stranger(shop);
  new Edge(shop, 'edge', { client, server, ports: [{ port: 5432 }], protocol: 'postgres' });
  const peer = (namespace: string, app: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { app } },
  });
  const ports = [{ port: 5432, protocol: 'TCP' }];
  expect(find(shop, 'NetworkPolicy', 'cart').spec.egress).toEqual([{ to: [peer('stranger', 'stranger')], ports }]);
  const policy = find(Component.containing(server), 'NetworkPolicy', 'stranger');
  expect(policy.spec.ingress).toEqual([{ from: [peer('shop', 'cart')], ports }]);
  expect(policy.spec.egress).toBeUndefined();
});

test('edges are found in the order of their declaration', () => {
  const shop = component();
  const client = new Workload(shop, 'cart', { podLabels: { app: 'cart' } });
  const server = stranger(shop);
  for (const protocol of ['postgres', 'grpc']) {
    new Edge(shop, protocol, { client, server, ports: [{ port: 1 }], protocol });
  }
  expect(Edge.within(shop).map(({ protocol }) => protocol)).toEqual(['postgres', 'grpc']);
});

test('what listens for the outside names ports and no peer', () => {
  const shop = component();
  const envoy = new Workload(shop, 'envoy', { podLabels: { app: 'envoy' } });
  envoy.allowFromAnywhere([{ port: 6800, endPort: 7300 }]);
  envoy.allowToKubernetesApi();
  const { ingress, egress } = find(shop, 'NetworkPolicy', 'envoy').spec;
  expect(ingress).toEqual([{ ports: [{ port: 6800, endPort: 7300, protocol: 'TCP' }] }]);
  expect(egress).toEqual([{ ports: [443, 6443].map((port) => ({ port, protocol: 'TCP' })) }]);
});

test('fails when its component has no namespace', () => {
  const nowhere = new Component(component(), 'nowhere', { layer: 'storage', namespace: 'none' });
  expect(() => new Workload(nowhere, 'pods', { podLabels: {} })).toThrow(/'nowhere' has pods but no namespace/);
});

test('fails when an edge names no port', () => {
  const shop = component();
  const pods = stranger(shop);
  expect(() => new Edge(shop, 'edge', { client: pods, server: pods, ports: [], protocol: 'x' })).toThrow(
    /'ports'.*is empty/,
  );
});
