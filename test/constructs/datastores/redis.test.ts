import { RedisSentinel } from '../../../constructs/datastores/redis';
import type { RedisSentinelProps } from '../../../constructs/datastores/redis';
import { operatorGroup } from '../../../constructs/datastores/redis-operator';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { resources, saving, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const sentinelResources = { ...resources, limits: { memory: '64Mi' } };

function failover(instances: number, sentinels = instances, id = 'rate-db', exporter?: string) {
  const shop = component();
  const props: RedisSentinelProps = {
    size: { instances, sentinels, redis: resources, sentinel: sentinelResources, volume: '7Gi' },
    storageClass: 'fast',
    image: 'redis:7.2',
    exporter,
    operator: stranger(shop, 'operator'),
    velero: saving(shop),
  };
  return { shop, store: new RedisSentinel(shop, id, props) };
}

const { shop, store } = failover(3);
const database = store.database('shop_rates');
const { metadata, spec } = find(shop, 'RedisFailover');

test('its size, class and image are those that it is given', () => {
  expect(spec.redis).toMatchObject({ replicas: 3, image: 'redis:7.2', resources });
  expect(spec.sentinel).toMatchObject({ replicas: 3, image: 'redis:7.2', resources: sentinelResources });
  expect(spec.redis.storage.persistentVolumeClaim.spec).toEqual({
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'fast',
    resources: { requests: { storage: '7Gi' } },
  });
});

test('the operator sees it, and hands none of its labels on', () => {
  expect(metadata.labels).toMatchObject(operatorGroup);
  const [pattern] = spec.labelWhitelist as string[];
  expect(Object.keys(metadata.labels as object).filter((label) => new RegExp(pattern ?? '').test(label))).toEqual([]);
});

test('its volumes stay when the custom resource goes', () => {
  expect(spec.redis.storage.keepAfterDeletion).toBe(true);
});

test('what is written is in a log that is read at the next start', () => {
  expect(spec.redis.command.join(' ')).toContain('--appendonly yes');
});

test('a master that has lost its replicas takes no writes; one alone does', () => {
  expect(spec.redis.command.join(' ')).toContain('--min-replicas-to-write 1');
  expect(find(failover(1).shop, 'RedisFailover').spec.redis.command).not.toContain('--min-replicas-to-write');
});

test('data take three quarters of the memory, and the operator would refuse more than nine tenths', () => {
  expect(spec.redis.customConfig).toEqual(['maxmemory 96mb', 'maxmemory-policy noeviction']);
});

test('a master has the time to hand over and to save', () => {
  expect(spec.redis.terminationGracePeriod).toBeGreaterThan(31);
});

test.each(['redis', 'sentinel'])('no two pods of %s share a node as long as another takes pods', (part) => {
  const [constraint] = spec[part].topologySpreadConstraints;
  expect(constraint).toMatchObject({
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'DoNotSchedule',
    nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'rate-db', 'app.kubernetes.io/component': part } },
  });
});

test('one alone may be drained', () => {
  const alone = find(failover(1).shop, 'RedisFailover').spec;
  for (const part of ['redis', 'sentinel']) {
    expect(alone[part].disablePodDisruptionBudget).toBe(true);
    expect(spec[part].disablePodDisruptionBudget).toBe(false);
  }
});

test.each(['redis', 'sentinel'])('pods of %s fit the level `restricted`', (part) => {
  expect(spec[part].securityContext).toMatchObject({
    runAsNonRoot: true,
    fsGroup: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('the password of the administrator is drawn in the cluster, and no service gets it', () => {
  const { target } = find(shop, 'ExternalSecret', 'rate-db-default').spec;
  expect(spec.auth.secretPath).toBe(target.name);
  expect(target.template.data).toEqual({ password: '{{ .password }}' });
  expect(database.credentials?.secretName).toBe('rate-db-shop-rates');
});

test('every Redis reads the users when it starts, each from a Secret of its own', () => {
  const [volume] = spec.redis.extraVolumes;
  const [mount] = spec.redis.extraVolumeMounts;
  expect(volume.secret.secretName).toBe(database.credentials?.secretName);
  expect(mount).toEqual({ name: volume.name, mountPath: '/run/users/shop-rates', readOnly: true });
  const include = spec.redis.command.at(-1) as string;
  expect(`${mount.mountPath as string}/${volume.secret.items[0].path as string}`).toMatch(
    new RegExp(`^${include.replaceAll('*', '[^/]+')}$`),
  );
});

test('clients ask the Sentinels, and reach whichever Redis these name', () => {
  expect(database).toMatchObject({
    protocol: 'redis-sentinel',
    host: 'rfs-rate-db.shop.svc',
    port: 26379,
    facts: { MASTER_NAME: 'mymaster', PREFIX: 'shop_rates:' },
  });
  expect(database.servers).toEqual([
    { pods: store.sentinels, ports: [{ port: 26379 }] },
    { pods: store.instances, ports: [{ port: 6379 }] },
  ]);
});

test('every Redis and every Sentinel reach one another, and the operator all of them', () => {
  const open = Edge.within(store).map(
    ({ client, server, ports }) => `${client.name} > ${server.name}:${String(ports[0]?.port)}`,
  );
  expect(open.sort()).toEqual(
    [
      'rate-db > rate-db:6379',
      'rate-db > rate-db-sentinel:26379',
      'rate-db-sentinel > rate-db:6379',
      'rate-db-sentinel > rate-db-sentinel:26379',
      'operator > rate-db:6379',
      'operator > rate-db-sentinel:26379',
    ].sort(),
  );
});

test('its pods do not reach the Kubernetes API', () => {
  for (const name of ['rate-db', 'rate-db-sentinel']) {
    const { egress } = find(shop, 'NetworkPolicy', name).spec;
    expect(egress.filter(({ to }: Rendered) => to === undefined)).toEqual([]);
  }
});

test('Redis counts with its disks, Sentinels without', () => {
  expect(Footprint.within(store)).toEqual([
    { workload: 'rfr-rate-db', replicas: 3, containers: [resources], volumes: ['7Gi'] },
    { workload: 'rfs-rate-db', replicas: 3, containers: [sentinelResources] },
  ]);
});

test('its data and the way to it outlive its manifest', () => {
  const kept = render(shop)
    .filter((object) => object.metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')
    .map((object) => `${object.kind as string} ${object.metadata.name as string}`);
  expect(kept).toEqual(
    expect.arrayContaining([
      'RedisFailover rate-db',
      'ExternalSecret rate-db-default',
      'ExternalSecret rate-db-shop-rates',
      'NetworkPolicy rate-db',
    ]),
  );
});

test('fails when two cannot do without each other', () => {
  expect(() => failover(2, 3)).toThrow(/'size.instances'.*1 or at least 3, got 2/);
});

test('fails when the Sentinels could never agree on a majority', () => {
  expect(() => failover(3, 2)).toThrow(/'size.sentinels'.*must be odd.*got 2/);
});

test('fails when the name is longer than the operator takes', () => {
  expect(() => failover(1, 1, 'x'.repeat(49))).toThrow(/at most 48 characters/);
  expect(() => failover(1, 1, 'x'.repeat(48))).not.toThrow();
});

test.each(['default', 'pinger'])("fails when a database is called '%s', as a user that is there", (name) => {
  expect(() => store.database(name)).toThrow(/must not be one of/);
});

describe('measured', () => {
  const measured = failover(3, 3, 'rate-db', 'redis-exporter:1.43');
  const { spec: observed } = find(measured.shop, 'RedisFailover');

  test.each(['redis', 'sentinel'])('the operator puts an exporter beside each %s', (part) => {
    expect(observed[part].exporter).toMatchObject({ enabled: true, image: 'redis-exporter:1.43' });
  });

  test('its cost is known', () => {
    const [redisPods, sentinelPods] = Footprint.within(measured.shop);
    expect(redisPods?.containers).toEqual([resources, observed.redis.exporter.resources]);
    expect(sentinelPods?.containers).toEqual([sentinelResources, observed.sentinel.exporter.resources]);
  });

  test('Prometheus is told a port of each, and can tell them apart', () => {
    expect(measured.store.instances.metrics).toEqual([{ job: 'redis', port: 9121 }]);
    expect(measured.store.sentinels.metrics).toEqual([{ job: 'sentinel', port: 9355 }]);
  });
});

test('there is no exporter where nobody measures', () => {
  for (const part of ['redis', 'sentinel']) expect(spec[part].exporter).toBeUndefined();
  expect([...store.instances.metrics, ...store.sentinels.metrics]).toEqual([]);
});
