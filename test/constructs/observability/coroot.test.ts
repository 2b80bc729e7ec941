import type { CorootOperatorValues } from '../../../imports/values/coroot-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Coroot } from '../../../constructs/observability/coroot';
import { CorootOperator } from '../../../constructs/observability/coroot-operator';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const images = {
  server: 'registry/coroot:1.2.3',
  nodeAgent: 'registry/node-agent:1.2.3',
  clusterAgent: 'registry/cluster-agent:1.2.3',
  kubeStateMetrics: 'registry/kube-state-metrics:1.2.3',
  clickhouse: 'registry/clickhouse:1.2.3',
};
const home = component('coroot', 'observability');
new Coroot(home, 'map', { storageClass: 'block', images, nodes: 3 });
const { spec, metadata } = find(home, 'Coroot', 'map');

/** Every value under a key, however deep. */
function valuesUnder(key: string, value: Rendered): Rendered[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as object).flatMap(([name, one]) => (name === key ? [one] : valuesUnder(key, one)));
}

test('all images are named: the operator would take the newest of the others', () => {
  const named = valuesUnder('image', spec).map(({ name }) => name as string);
  expect(named.sort()).toEqual([...Object.values(images), images.clickhouse].sort());
});

test('whoever gets there may look and change nothing, and is asked for no second login', () => {
  expect(spec.authAnonymousRole).toBe('Viewer');
});

test('it needs no Prometheus, and says nothing to its makers', () => {
  expect(spec).toMatchObject({ storeMetricsInClickhouse: true });
  expect(spec).not.toHaveProperty('prometheus');
  expect(spec.env).toContainEqual({ name: 'DISABLE_USAGE_STATISTICS', value: 'true' });
});

test('volumes have the class of the testbed and outlive the resource, which nobody prunes', () => {
  const volumes = valuesUnder('storage', spec);
  expect(volumes).toHaveLength(3);
  for (const volume of volumes) expect(volume).toMatchObject({ className: 'block', reclaimPolicy: 'Retain' });
  expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
});

test('agents reach the pages, these ClickHouse, and that its keeper: nobody else reaches anybody', () => {
  const edges = Edge.within(home).map(
    ({ client, server, ports: [one] }) => `${client.name} -> ${server.name}:${String(one?.port)}`,
  );
  expect(edges.sort()).toEqual([
    'map-clickhouse -> map-clickhouse-keeper:9181',
    'map-cluster-agent -> map-coroot:8080',
    'map-coroot -> map-clickhouse:9000',
    'map-node-agent -> map-coroot:8080',
  ]);
});

test('an agent that looks into the kernel calls nobody else, not even the Kubernetes API', () => {
  const openEgress = (name: string) =>
    (find(home, 'NetworkPolicy', name).spec.egress as Rendered[]).filter(({ to }) => to === undefined);
  expect(openEgress('map-node-agent')).toEqual([]);
  expect(openEgress('map-cluster-agent')).not.toEqual([]);
});

test('counts what the operator makes, with what the resource gives it', () => {
  const footprint = Footprint.within(home);
  expect(footprint.map(({ workload, replicas }) => [workload, replicas])).toEqual([
    ['map-coroot', 1],
    ['map-node-agent', 3],
    ['map-cluster-agent', 1],
    ['map-clickhouse-shard-0', 1],
    ['map-clickhouse-keeper', 1],
  ]);
  const [server, node, cluster, clickhouse, keeper] = footprint.map(({ containers }) => containers[0]);
  expect([spec.resources, spec.nodeAgent.resources, spec.clusterAgent.resources]).toEqual([server, node, cluster]);
  expect([spec.clickhouse.resources, spec.clickhouse.keeper.resources]).toEqual([clickhouse, keeper]);
});

test('its operator reads Secrets of its own namespace only, and its pod fits the level restricted', () => {
  const operator = component('coroot-operator', 'observability');
  new CorootOperator(operator, 'operator', { chart });
  const values = HelmRelease.within(operator)[0]!.values as CorootOperatorValues;
  expect(values.rbac).toEqual({ denyGlobalSecrets: true });
  expect(values.podSecurityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(values.containerSecurityContext).toMatchObject({ allowPrivilegeEscalation: false });
  expect(render(operator).map(({ kind }) => kind as string)).not.toContain('Secret');
});
