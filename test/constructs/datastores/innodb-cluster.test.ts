import { Construct } from 'constructs';
import { MysqlInnoDbCluster } from '../../../constructs/datastores/innodb-cluster';
import type { InnoDbClusterProps } from '../../../constructs/datastores/innodb-cluster';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { Restore } from '../../../constructs/shared/restore';
import { Workload } from '../../../constructs/shared/workload';
import { backup as backupOf, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const shop = component();
const backup = backupOf(shop);
const props: InnoDbClusterProps = {
  size: { instances: 3, routers: 2, server: resources, sidecar: resources, router: resources, volume: '7Gi' },
  storageClass: 'fast',
  images: { server: 'registry/community-server:8.4.9', router: 'registry/community-router:8.4.8' },
  operator: stranger(shop, 'operator'),
  backup,
};
const store = new MysqlInnoDbCluster(shop, 'user-db', props);
const database = store.database('user');
const { spec } = find(shop, 'InnoDBCluster');

test('server and router have a version each: they do not always come in pairs', () => {
  expect(spec).toMatchObject({ version: '8.4.9', instances: 3, router: { version: '8.4.8', instances: 2 } });
  expect(spec.datadirVolumeClaimTemplate).toMatchObject({
    storageClassName: 'fast',
    resources: { requests: { storage: '7Gi' } },
  });
});

test("the administrator's password is drawn in the cluster", () => {
  const { target } = find(shop, 'ExternalSecret', 'user-db-root').spec;
  expect(spec.secretName).toBe(target.name);
  expect(Object.keys(target.template.data).sort()).toEqual(['rootHost', 'rootPassword', 'rootUser']);
});

test('a service gets a login of its own, not that of the administrator', () => {
  expect(database.credentials?.secretName).toBe('user-db-user');
  expect(database.facts).toEqual({ DATABASE: 'user' });
  expect(find(shop, 'ExternalSecret', 'user-db-user').spec.target.template.data.username).toBe('user');
});

test('a Job makes database and user before the service starts, at every sync, and it alone sees the administrator', () => {
  const { metadata, spec: job } = find(shop, 'Job', 'user-db-user-schema');
  expect(metadata.annotations).toMatchObject({
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    'argocd.argoproj.io/sync-wave': '2',
  });
  const secrets = job.template.spec.volumes.flatMap(({ projected }: Rendered) =>
    (projected?.sources ?? []).map(({ secret }: Rendered) => secret.name as string),
  );
  expect(secrets).toEqual(['user-db-root', 'user-db-user']);
});

test('clients reach routers, routers and the operator reach servers, dumps go to the object store', () => {
  const open = Edge.within(store).map(({ client, server }) => `${client.name} > ${server.name}`);
  expect(open.sort()).toEqual(
    [
      'operator > user-db',
      'user-db > user-db',
      'user-db-dump > seaweed-s3',
      'user-db-dump > user-db',
      'user-db-router > user-db',
      'user-db-user-schema > user-db-router',
    ].sort(),
  );
});

test('a dump is made every night, by pods that its policy knows, with the files of the bucket', () => {
  const [profile] = spec.backupProfiles;
  expect(find(shop, 'NetworkPolicy', 'user-db-dump').spec.podSelector.matchLabels).toEqual(profile.podLabels);
  expect(profile.dumpInstance.storage.s3).toMatchObject({
    bucketName: backup.bucket.name,
    config: backup.bucket.credentials.secretName,
    profile: 'default',
  });
  expect(spec.backupSchedules[0]).toMatchObject({ backupProfileName: profile.name, enabled: true });
});

test('a dump ends by itself, for nobody removes it', () => {
  expect(find(shop, 'Bucket').spec.placement).toEqual({ ttl: `${String(backup.retentionDays)}d` });
});

test('the pods that start a dump may call the Kubernetes API, and select none of ours', () => {
  const { podSelector, ingress } = find(shop, 'NetworkPolicy', 'user-db-dump-schedule').spec;
  expect(podSelector.matchExpressions).toContainEqual({ key: 'app.kubernetes.io/name', operator: 'DoesNotExist' });
  expect(ingress).toBeUndefined();
});

test('servers count with their sidecars', () => {
  const [servers, routers] = Footprint.within(store);
  expect(servers).toMatchObject({ workload: 'user-db', replicas: 3, volumes: ['7Gi'] });
  expect(servers?.containers).toHaveLength(2);
  expect(routers).toMatchObject({ replicas: 2 });
});

test('its data and the way to it outlive its manifest', () => {
  const protectedNames = render(shop)
    .filter(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')
    .map(({ kind, metadata }) => `${kind as string} ${metadata.name as string}`);
  expect(protectedNames).toEqual(
    expect.arrayContaining([
      'InnoDBCluster user-db',
      'ExternalSecret user-db-root',
      'ExternalSecret user-db-user',
      'NetworkPolicy user-db',
    ]),
  );
});

test('fails when the name is longer than the operator takes', () => {
  expect(() => new MysqlInnoDbCluster(shop, 'x'.repeat(41), props)).toThrow(/at most 40 characters/);
});

test('a name of 40 characters is not too long', () => {
  expect(() => new MysqlInnoDbCluster(shop, 'x'.repeat(40), props)).not.toThrow();
});

test('what makes a database uses the client of the very server', () => {
  const [container] = find(shop, 'Job', 'user-db-user-schema').spec.template.spec.containers;
  expect(container.image).toBe(props.images.server);
  expect(container.command).toEqual(['/bin/sh', '/scripts/mysql-schema.sh']);
});

test('connections are encrypted', () => {
  expect(spec.tlsUseSelfSigned).toBe(true);
});

test('clients are led to the primary, through the routers', () => {
  expect(spec.service.defaultPort).toBe('mysql-rw');
  expect(database).toMatchObject({ host: 'user-db.shop.svc', port: 3306 });
  expect(database.servers).toEqual([{ pods: store.routers, ports: [{ port: 6446 }] }]);
});

test('each server may read the object that describes its cluster', () => {
  const { egress } = find(shop, 'NetworkPolicy', 'user-db').spec;
  const anywhere = egress.filter(({ to }: Rendered) => to === undefined);
  expect(anywhere).toEqual([{ ports: [443, 6443].map((port) => ({ port, protocol: 'TCP' })) }]);
});

test('a database whose name has an underscore makes objects that Kubernetes accepts', () => {
  const other = component('cart');
  const cluster = new MysqlInnoDbCluster(other, 'cart-db', { ...props, backup: backupOf(other) });
  const { credentials, facts } = cluster.database('cart_items');
  expect(facts).toEqual({ DATABASE: 'cart_items' });
  expect(credentials?.secretName).toBe('cart-db-cart-items');
  for (const { metadata } of render(other)) expect(metadata.name).toMatch(/^[a-z0-9.-]+$/);
});

test.each([
  ['registry:5000/mysql/community-server:8.4.9', '8.4.9'],
  ['registry/community-server:8.4.9@sha256:0123', '8.4.9'],
])('the version of %s is %s', (server, version) => {
  const other = component('cart');
  new MysqlInnoDbCluster(other, 'cart-db', { ...props, backup: backupOf(other), images: { ...props.images, server } });
  expect(find(other, 'InnoDBCluster').spec.version).toBe(version);
});

test('fails when an image has no tag, which would be the version', () => {
  const images = { ...props.images, router: 'registry:5000/community-router' };
  expect(() => new MysqlInnoDbCluster(component('cart'), 'cart-db', { ...props, images })).toThrow(/must have a tag/);
});

test('fails when the servers could never agree on a majority', () => {
  const size = { ...props.size, instances: 2 };
  expect(() => new MysqlInnoDbCluster(component('cart'), 'cart-db', { ...props, size })).toThrow(/must be odd.*got 2/);
});

describe('what brings a dump back', () => {
  const home = component('user');
  const running = new MysqlInnoDbCluster(home, 'user-db', { ...props, backup: backupOf(home) });
  running.database('user');
  const [restore] = Restore.within(running);
  const restored = new Construct(home, 'restore-user-db-2');
  restore?.props.declare(restored, { into: 'user-db-2', backup: 'user-db-scheduled260304010003' });
  const copy = find(home, 'InnoDBCluster', 'user-db-2').spec;

  test('a dump that nobody has named is a gap', () => {
    const other = component('other');
    restore?.props.declare(other, { into: 'user-db-3' });
    expect(find(other, 'InnoDBCluster', 'user-db-3').spec.initDB.dump.storage.s3.prefix).toBe('/name-of-the-backup');
    expect(restore?.props.backups?.list).toBe('get mysqlbackups');
  });

  test('one of the dumps, into a name that the operator takes', () => {
    expect(restore?.props).toMatchObject({ store: 'user-db', precision: 'backup', maxNameLength: 40 });
  });

  test('a new cluster loads it, the databases alone: users get passwords of their own', () => {
    expect(copy.initDB.dump).toMatchObject({
      options: { includeSchemas: ['user'] },
      storage: {
        s3: {
          bucketName: 'backups',
          config: 'backups-s3',
          profile: 'default',
          prefix: '/user-db-scheduled260304010003',
        },
      },
    });
    expect(copy.secretName).toBe('user-db-2-root');
    expect(find(home, 'Job', 'user-db-2-user-schema')).toBeDefined();
  });

  test('the cluster that runs begins with nothing, and is the same in all else', () => {
    const { spec: old } = find(home, 'InnoDBCluster', 'user-db');
    expect(old.initDB).toBeUndefined();
    const fields = Object.keys(old).filter((field) => !['secretName', 'backupProfiles'].includes(field));
    expect(fields).toContain('datadirVolumeClaimTemplate');
    for (const field of fields) expect(copy[field]).toEqual(old[field]);
  });

  test('its servers reach the object store', () => {
    const open = Edge.within(restored).map(({ client, server }) => `${client.name} > ${server.name}`);
    expect(open).toContain('user-db-2 > seaweed-s3');
  });
});

describe('measured', () => {
  const home = component();
  const images = { ...props.images, exporter: 'registry/mysqld-exporter:0.18' };
  const operator = stranger(home, 'operator');
  new MysqlInnoDbCluster(home, 'user-db', { ...props, operator, backup: backupOf(home), images });
  const { metrics, podSpec } = find(home, 'InnoDBCluster').spec;

  test("the operator's exporter tells of each server, and of the group as the server sees it", () => {
    expect(metrics).toMatchObject({ enable: true, image: 'registry/mysqld-exporter:0.18' });
    expect(metrics.monitor).toBeUndefined();
    expect(metrics.options).toContain('--collect.perf_schema.replication_group_members');
    expect(metrics.options).toContain('--collect.perf_schema.replication_group_member_stats');
  });

  test('what it may use is said by the name of its container, and counted', () => {
    const [exporter] = (podSpec.containers as { name: string; resources: typeof resources }[]).slice(-1);
    expect(exporter?.name).toBe('metrics');
    const [servers] = Footprint.within(home);
    expect(servers?.containers).toEqual([resources, resources, exporter?.resources]);
  });

  test('Prometheus is told the port', () => {
    const servers = Workload.within(home).find(({ name }) => name === 'user-db');
    expect(servers?.metrics).toEqual([{ job: 'innodb-cluster', port: 9104 }]);
  });
});

test('no exporter is asked for where nobody measures', () => {
  expect(spec.metrics).toBeUndefined();
  const names = (spec.podSpec.containers as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(['mysql', 'sidecar']);
});
