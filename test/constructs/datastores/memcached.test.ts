import { Memcached } from '../../../constructs/datastores/memcached';
import type { MemcachedSize } from '../../../constructs/datastores/memcached';
import { Footprint } from '../../../constructs/shared/footprint';
import { resources } from '../collaborators';
import { component, find, kinds, type Rendered } from '../render';

function pool(changes: Partial<MemcachedSize> = {}, id = 'point-cache', exporter?: string) {
  const shop = component();
  const size: MemcachedSize = { instances: 3, itemMemory: 128, resources, ...changes };
  return { shop, cache: new Memcached(shop, id, { size, image: 'memcached:1.6.45-alpine', exporter }) };
}

const { shop, cache } = pool();
const { metadata, spec } = find(shop, 'Memcached');

test('its size and image are those that it is given', () => {
  expect(metadata.name).toBe('point-cache');
  expect(spec).toMatchObject({
    replicas: 3,
    image: 'memcached:1.6.45-alpine',
    resources,
    memcached: { maxMemoryMB: 128 },
  });
  expect(Footprint.within(cache)).toEqual([{ workload: 'point-cache', replicas: 3, containers: [resources] }]);
});

test('several servers stand on several nodes, of which one at a time is drained', () => {
  expect(spec.highAvailability).toEqual({
    antiAffinityPreset: 'soft',
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  });
  expect(find(pool({ instances: 1 }).shop, 'Memcached').spec.highAvailability).toBeUndefined();
});

test('clients find it by its Service, without a login, on the port of its pods', () => {
  const { host, port, servers, credentials, check } = cache.connection;
  expect({ host, port, credentials }).toEqual({ host: 'point-cache.shop.svc', port: 11211, credentials: undefined });
  expect(servers.map(({ pods, ports }) => [pods.podLabels, ports])).toEqual([
    [{ 'app.kubernetes.io/name': 'memcached', 'app.kubernetes.io/instance': 'point-cache' }, [{ port: 11211 }]],
  ]);
  expect(check.image).toBe('memcached:1.6.45-alpine');
});

test('its pods are let in to and out of by edges only', () => {
  const policy = find(shop, 'NetworkPolicy', 'point-cache').spec;
  expect(policy).toEqual({
    podSelector: { matchLabels: cache.connection.servers[0]?.pods.podLabels },
    policyTypes: ['Ingress', 'Egress'],
  });
});

test('its pods fit the level restricted', () => {
  const { podSecurityContext, containerSecurityContext } = spec.security;
  expect(podSecurityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(containerSecurityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  });
});

test('it holds nothing that would have to outlive it', () => {
  expect(kinds(shop)).toEqual(['Memcached', 'Namespace', 'NetworkPolicy']);
  expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '1' });
});

test('fails when its items would not fit into its memory', () => {
  const limits = (memory: string): Rendered => ({ resources: { ...resources, limits: { memory } } });
  expect(() => pool({ itemMemory: 128, ...limits('159Mi') })).toThrow(/limits\.memory.*at least.*160Mi, got 159Mi/);
  expect(() => pool({ itemMemory: 128, ...limits('160Mi') })).not.toThrow();
});

test.each([15, 65537, 20.5])('fails when its items have %d MiB', (itemMemory) => {
  expect(() => pool({ itemMemory })).toThrow(/'size.itemMemory' of a Memcached must be .* 16 to 65536/);
});

test('fails when its pods could not have its name', () => {
  expect(() => pool({}, 'a'.repeat(53))).toThrow(/at most 52 characters/);
});

test('the operator puts an exporter beside each server, and no second monitor, where Prometheus measures', () => {
  const measured = pool({}, 'point-cache', 'memcached-exporter:0.15');
  const { monitoring } = find(measured.shop, 'Memcached').spec;
  expect(monitoring).toMatchObject({ enabled: true, exporterImage: 'memcached-exporter:0.15' });
  expect(monitoring.serviceMonitor).toBeUndefined();
  expect(Footprint.within(measured.shop)[0]?.containers).toEqual([resources, monitoring.exporterResources]);
  expect(measured.cache.connection.servers[0]?.pods.metrics).toEqual([{ job: 'memcached', port: 9150 }]);
});

test('there is no exporter where nobody measures', () => {
  expect(spec.monitoring).toBeUndefined();
  expect(cache.connection.servers[0]?.pods.metrics).toEqual([]);
});
