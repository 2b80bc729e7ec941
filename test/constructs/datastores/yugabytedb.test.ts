import { YugabyteDb } from '../../../constructs/datastores/yugabytedb';
import type { YugabyteDbProps, YugabyteDbSize } from '../../../constructs/datastores/yugabytedb';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { backup as backupOf, chart, issuer } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const server = { requests: { cpu: '0.5', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } };
const full: YugabyteDbSize = {
  replicationFactor: 3,
  tservers: 4,
  master: server,
  tserver: { ...server, requests: { cpu: '1', memory: '2Gi' } },
  volumes: { master: '3Gi', tserver: '7Gi' },
};

function cluster(size: YugabyteDbSize = full, id = 'point-db', changes: Partial<YugabyteDbProps> = {}) {
  const shop = component();
  const props: Required<YugabyteDbProps> = {
    ...{ size, storageClass: 'fast', chart, issuer: issuer(shop), backup: changes.backup ?? backupOf(shop) },
    image: 'docker.io/yugabytedb/yugabyte:2025.2.4.0-b122',
    ...(changes.image !== undefined && { image: changes.image }),
  };
  const store = new YugabyteDb(shop, id, props);
  const [release] = HelmRelease.within(shop);
  return { shop, store, release, values: release?.values as Rendered };
}

const { shop, store, release, values } = cluster();
const database = store.database('point');

test('its chart makes it under its own name, as large as it is told, with copies on several servers', () => {
  expect(release).toMatchObject({ chart, releaseName: 'point-db', clusterScopedKinds: [] });
  expect(values).toMatchObject({
    fullnameOverride: 'point-db',
    oldNamingStyle: false,
    Image: { repository: 'docker.io/yugabytedb/yugabyte', tag: '2025.2.4.0-b122' },
    replicas: { master: 3, tserver: 4 },
    storage: {
      master: { count: 1, size: '3Gi', storageClass: 'fast' },
      tserver: { count: 1, size: '7Gi', storageClass: 'fast' },
    },
    resource: { master: full.master, tserver: full.tserver },
  });
});

test('all its containers and disks are counted, those that clean up, too', () => {
  const beside = values.ybCleanup.resources;
  expect(Footprint.within(store)).toEqual([
    { workload: 'point-db-yb-master', replicas: 3, containers: [full.master, beside], volumes: ['3Gi'] },
    { workload: 'point-db-yb-tserver', replicas: 4, containers: [full.tserver, beside], volumes: ['7Gi'] },
  ]);
});

test('a single server may leave its node, of several one at a time', () => {
  expect(values.useOldPodDisruptionBudget).toBe(true);
  const one = cluster({ ...full, replicationFactor: 1, tservers: 1 });
  expect(one.values.useOldPodDisruptionBudget).toBe(false);
});

test('it starts on nodes whose limits it cannot raise', () => {
  expect(values.preflight).toEqual({ skipUlimit: true });
});

test('it asks no cloud for a load balancer', () => {
  expect(values.serviceEndpoints.map(({ name, type }: Rendered) => [name, type])).toEqual([
    ['yb-tserver-service', 'ClusterIP'],
  ]);
  expect(database.host).toBe('point-db-yb-tserver-service.shop.svc');
});

test('nobody gets in without a password or without encryption, neither clients nor servers', () => {
  expect(values.gflags.tserver).toMatchObject({
    ysql_enable_auth: 'true',
    use_client_to_server_encryption: 'true',
    use_node_to_node_encryption: 'true',
    allow_insecure_connections: 'false',
  });
  expect(values.gflags.master).toMatchObject({
    use_node_to_node_encryption: 'true',
    allow_insecure_connections: 'false',
  });
  expect(values.tls).toBeUndefined();
});

test('the certificate lies where the servers look for it, under the names that they look for', () => {
  const { certs_dir: folder, cert_node_filename: name } = values.gflags.master;
  const certificate = find(shop, 'Certificate').spec;
  for (const part of [values.master, values.tserver]) {
    const [volume] = part.extraVolumes;
    expect(part.extraVolumeMounts).toEqual([{ name: volume.name, mountPath: folder, readOnly: true }]);
    expect(volume.secret).toMatchObject({ secretName: certificate.secretName, defaultMode: 0o440 });
    expect(volume.secret.items).toEqual([
      { key: 'ca.crt', path: 'ca.crt' },
      { key: 'tls.crt', path: `node.${name}.crt` },
      { key: 'tls.key', path: `node.${name}.key` },
    ]);
  }
  expect(values.gflags.tserver.certs_for_client_dir).toBe(folder);
});

test("clients verify the server's name against an authority that they are given, and servers each other's", () => {
  const { dnsNames, secretName } = find(shop, 'Certificate').spec;
  expect(dnsNames).toContain(database.host);
  expect(dnsNames).toContain('point-db-yb-master-2.point-db-yb-masters.shop.svc.cluster.local');
  expect(dnsNames).toContain('point-db-yb-tserver-3.point-db-yb-tservers.shop.svc.cluster.local');
  expect(database.ca).toEqual({ secretName, key: 'ca.crt' });
});

test('its pods fit the level restricted', () => {
  expect(values.podSecurityContext.enabled).toBe(true);
  expect(values.containerSecurityContext).toEqual({
    enabled: true,
    additionalSettings: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  });
});

test('its servers reach each other and nothing else, its Jobs only what they are for', () => {
  const open = Edge.within(store).map(
    ({ client, server: to, ports }) => `${client.name} > ${to.name} ${ports.map(({ port }) => port).join()}`,
  );
  expect(open.sort()).toEqual([
    'point-db-point-dump > point-db-yb-tserver 5433',
    'point-db-point-dump > seaweed-s3 8333',
    'point-db-point-schema > point-db-yb-tserver 5433',
    'point-db-yb-master > point-db-yb-master 7100',
    'point-db-yb-master > point-db-yb-tserver 9100',
    'point-db-yb-tserver > point-db-yb-master 7100',
    'point-db-yb-tserver > point-db-yb-tserver 9100',
  ]);
  expect(store.tservers.podLabels).toEqual({ 'app.kubernetes.io/name': 'yb-tserver', release: 'point-db' });
});

test('a Job makes the database and its owner; it alone sees the superuser', () => {
  expect(database.credentials?.secretName).toBe('point-db-point');
  expect(database.facts).toEqual({ DATABASE: 'point' });
  const { metadata, spec } = find(shop, 'Job', 'point-db-point-schema');
  expect(metadata.annotations).toMatchObject({
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/sync-wave': '2',
  });
  const { containers, volumes } = spec.template.spec;
  expect(containers[0].command).toEqual(['/bin/sh', '/scripts/yugabytedb-schema.sh']);
  const secrets = volumes.flatMap(({ projected }: Rendered) =>
    (projected?.sources ?? []).map(({ secret }: Rendered) => secret.name as string),
  );
  expect(secrets).toEqual(['point-db-yugabyte', 'point-db-tls', 'point-db-point', 'point-db-tls']);
  expect(find(shop, 'ExternalSecret', 'point-db-yugabyte').spec.target.template.data.username).toBe('yugabyte');
});

test('no password is in the values of the chart', () => {
  expect(JSON.stringify(values)).not.toMatch(/password/i);
});

test('the logins and the doors of its data outlive their manifests', () => {
  const lost = render(shop)
    .filter(({ kind }) => ['ExternalSecret', 'Certificate'].includes(kind as string))
    .filter(({ metadata }) => metadata.annotations['argocd.argoproj.io/sync-options'] !== 'Prune=false,Delete=false');
  expect(lost.map(({ metadata }) => metadata.name as string)).toEqual([]);
});

test('fails when the service would get the login of the superuser', () => {
  expect(() => store.database('yugabyte')).toThrow(/must not be one of yugabyte/);
});

test.each([
  [
    'cpu in thousandths',
    { master: { ...server, requests: { cpu: '500m', memory: '1Gi' } } },
    /master.requests.cpu.*'500m'/,
  ],
  [
    'memory that is not whole',
    { tserver: { ...server, limits: { cpu: '1', memory: '512Mi' } } },
    /tserver.limits.memory.*'512Mi'/,
  ],
  ['an even number of copies', { replicationFactor: 2 }, /replicationFactor.* must be odd.*got 2/],
  ['fewer servers than copies', { tservers: 2 }, /tservers.*at least the replication factor, 3, got 2/],
])('fails when it is told %s', (_, changes: Partial<YugabyteDbSize>, message) => {
  expect(() => cluster({ ...full, ...changes })).toThrow(message);
});

test('fails when its names would be too long, or its image has no tag', () => {
  expect(() => cluster(full, 'a'.repeat(41))).toThrow(/at most 40 characters/);
  expect(() => cluster(full, 'point-db', { image: 'yugabyte' })).toThrow(/must be 'repository:tag'.*'yugabyte'/);
});
