import type { LokiValues } from '../../../imports/values/loki';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Loki } from '../../../constructs/observability/loki';
import type { LokiSize } from '../../../constructs/observability/loki';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { bucket, chart, resources } from '../collaborators';
import { component, find, type Rendered } from '../render';

const size: LokiSize = { replicas: 3, resources, volume: '4Gi', retentionDays: 5 };

function installed(more: Partial<LokiSize> = {}) {
  const home = component('loki', 'observability');
  const loki = new Loki(home, 'loki', {
    chart,
    size: { ...size, ...more },
    storageClass: 'block',
    bucket: bucket(home),
  });
  return { home, loki, values: HelmRelease.within(home)[0]!.values as LokiValues };
}

const { home, loki, values } = installed();

test('chunks go to its bucket, with the keys of the bucket from a file', () => {
  expect(values.loki?.storage).toMatchObject({
    type: 's3',
    bucketNames: { chunks: 'backups', ruler: 'backups' },
    s3: { endpoint: 'http://seaweed-s3.object-store.svc:8333', region: 'us-east-1', s3ForcePathStyle: true },
  });
  const { extraEnv, extraVolumes, extraVolumeMounts } = values.singleBinary as Rendered;
  const [volume] = extraVolumes;
  const [mount] = extraVolumeMounts;
  expect(volume.name).toBe(mount.name);
  expect(extraEnv).toEqual([
    { name: 'AWS_SHARED_CREDENTIALS_FILE', value: `${mount.mountPath}/${volume.secret.items[0].path}` },
  ]);
  const secret = find(home, 'ExternalSecret', volume.secret.secretName);
  expect(secret.spec.target.template.data).toHaveProperty(volume.secret.items[0].key);
});

test('it comes after its bucket: whatever it does without one, nothing waits for it there', () => {
  const wave = 'argocd.argoproj.io/sync-wave';
  const before = find(home, 'Bucket').metadata.annotations[wave] as string;
  expect(Number(values.singleBinary?.annotations?.[wave])).toBeGreaterThan(Number(before));
});

test('every pod has a copy of what is not in the bucket yet, on a volume', () => {
  expect(values.loki?.commonConfig?.replication_factor).toBe(3);
  expect(values.singleBinary).toMatchObject({
    replicas: 3,
    persistence: { enabled: true, size: '4Gi', storageClass: 'block' },
    podDisruptionBudget: { maxUnavailable: 1 },
  });
  expect(installed({ replicas: 1 }).values.singleBinary).not.toHaveProperty('podDisruptionBudget');
});

test('logs go when they are old enough', () => {
  expect(values.loki?.limits_config?.retention_period).toBe('120h');
  expect(values.loki?.compactor).toMatchObject({ retention_enabled: true, delete_request_store: 's3' });
  expect(() => installed({ retentionDays: 0 })).toThrow(/'retentionDays' must be at least 1, got 0/);
});

test('nothing runs but Loki itself', () => {
  expect(Footprint.within(home)).toEqual([
    { workload: 'loki', replicas: 3, apart: true, containers: [resources], volumes: ['4Gi'] },
  ]);
  for (const part of ['read', 'write', 'backend'] as const) expect(values[part]?.replicas).toBe(0);
  for (const part of ['gateway', 'chunksCache', 'resultsCache', 'lokiCanary', 'test'] as const) {
    expect(values[part]?.enabled).toBe(false);
  }
});

test('it reads no Secret of the cluster, and tells its maker nothing', () => {
  expect([values.sidecar?.rules?.enabled, values.rbac?.namespaced]).toEqual([false, true]);
  expect(values.loki?.analytics).toEqual({ reporting_enabled: false });
});

test('its pods reach each other and the bucket, and nobody else yet reaches them', () => {
  const edges = Edge.within(loki).map(({ server, ports }) => [server.name, ports.map(({ port }) => port)]);
  expect(edges).toEqual([
    ['loki', [3100, 9095, 7946]],
    ['seaweed-s3', [8333]],
  ]);
  expect(find(home, 'NetworkPolicy', 'loki').spec.ingress).toHaveLength(1);
  expect(loki.url).toBe('http://loki.loki.svc:3100');
});
