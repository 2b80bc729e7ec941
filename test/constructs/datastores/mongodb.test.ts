import { MongoDb } from '../../../constructs/datastores/mongodb';
import type { MongoDbProps } from '../../../constructs/datastores/mongodb';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const agent = { ...resources, limits: { memory: '64Mi' } };

function replicaSet(members: number, id = 'comment-db', exporter?: string) {
  const shop = component();
  const props: Required<MongoDbProps> = {
    size: { members, mongod: resources, backupAgent: agent, volume: '7Gi' },
    storageClass: 'fast',
    images: { server: 'psmdb:8.0', backup: 'pbm:2.12', exporter },
    crVersion: '1.22.0',
    operator: stranger(shop, 'operator'),
    issuer: issuer(shop),
    backup: backupOf(shop),
  };
  return { shop, props, store: new MongoDb(shop, id, props) };
}

const { shop, store } = replicaSet(3);
const database = store.database('shop_comments');
const { spec } = find(shop, 'PerconaServerMongoDB');
const [replset] = spec.replsets;

test('its size, class and images are those that it is given', () => {
  expect(spec).toMatchObject({
    image: 'psmdb:8.0',
    crVersion: '1.22.0',
    backup: { image: 'pbm:2.12', resources: agent },
  });
  expect(replset).toMatchObject({ name: 'rs0', size: 3, resources });
  expect(replset.volumeSpec.persistentVolumeClaim).toEqual({
    storageClassName: 'fast',
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '7Gi' } },
  });
});

test('no two of three members share a node or are drained together; one alone is content with any', () => {
  expect(replset.affinity.antiAffinityTopologyKey).toBe('kubernetes.io/hostname');
  expect(replset.podDisruptionBudget).toEqual({ maxUnavailable: 1 });
  expect(spec.unsafeFlags).toBeUndefined();
  const alone = find(replicaSet(1).shop, 'PerconaServerMongoDB').spec;
  expect(alone.replsets[0].affinity.antiAffinityTopologyKey).toBe('none');
  expect(alone.unsafeFlags).toEqual({ replsetSize: true });
});

test('the operator changes no image by itself', () => {
  expect(spec.upgradeOptions).toEqual({ apply: 'disabled' });
});

test('a database has a user of its own, who may read and write that one only', () => {
  expect(spec.users).toEqual([
    {
      name: 'shop_comments',
      db: 'shop_comments',
      passwordSecretRef: { name: 'comment-db-shop-comments', key: 'password' },
      roles: [{ name: 'readWrite', db: 'shop_comments' }],
    },
  ]);
  expect(database.facts).toEqual({ DATABASE: 'shop_comments', REPLICA_SET: 'rs0' });
  const { target } = find(shop, 'ExternalSecret', 'comment-db-shop-comments').spec;
  expect(target.template.data).toEqual({ username: 'shop_comments', password: '{{ .password }}' });
  expect(database.credentials).toEqual({
    secretName: target.name,
    usernameKey: 'username',
    passwordKey: 'password',
  });
});

test('nobody connects without TLS, or with a certificate of somebody else', () => {
  expect(spec.tls).toEqual({ mode: 'requireTLS', allowInvalidCertificates: false });
});

test('clients need no certificate, so that none has to be handed out', () => {
  expect(replset.configuration).toContain('allowConnectionsWithoutCertificates: true');
});

test('members know one another by a key, not by certificates that others could have too', () => {
  expect(spec.secrets.keyFile).toBe('comment-db-mongodb-keyfile');
});

test('its clients verify the name of whichever member they are sent to', () => {
  const certificate = find(shop, 'Certificate').spec;
  expect(spec.secrets).toMatchObject({ ssl: certificate.secretName, sslInternal: certificate.secretName });
  expect(database).toMatchObject({
    host: 'comment-db-rs0.shop.svc',
    port: 27017,
    ca: { secretName: certificate.secretName, key: 'ca.crt' },
  });
  expect(certificate.dnsNames).toEqual(
    expect.arrayContaining([database.host, '*.comment-db-rs0.shop.svc.cluster.local', 'localhost']),
  );
});

test('the logins of the operator are its own Secret: the default is one for all clusters of a namespace', () => {
  expect(spec.secrets.users).toBe('comment-db-system-users');
});

test('its pods reach one another and the object store; its operator reaches both, for it deletes old backups', () => {
  const open = Edge.within(store).map(({ client, server, protocol }) => `${client.name} ${protocol} ${server.name}`);
  expect(open).toEqual([
    'comment-db replication comment-db',
    'operator operator comment-db',
    'comment-db s3 seaweed-s3',
    'operator s3 seaweed-s3',
  ]);
  expect(database.servers).toEqual([{ pods: store.pods, ports: [{ port: 27017 }] }]);
});

test('its pods do not reach the Kubernetes API', () => {
  const { egress } = find(shop, 'NetworkPolicy', 'comment-db').spec;
  expect(egress.filter(({ to }: Rendered) => to === undefined)).toEqual([]);
});

test('its pods fit the level `restricted`, the init container and the agent included', () => {
  expect(replset.podSecurityContext).toMatchObject({
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  for (const context of [
    spec.initContainerSecurityContext,
    replset.containerSecurityContext,
    spec.backup.containerSecurityContext,
  ])
    expect(context).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
});

test('members count with their agents and their disks', () => {
  expect(Footprint.within(store)).toEqual([
    { workload: 'comment-db-rs0', replicas: 3, containers: [resources, agent], volumes: ['7Gi'] },
  ]);
});

test('its data and the way to it outlive its manifest', () => {
  const kept = render(shop)
    .filter(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=false')
    .map(({ kind, metadata }) => `${kind as string} ${metadata.name as string}`);
  expect(kept).toEqual(
    expect.arrayContaining([
      'PerconaServerMongoDB comment-db',
      'ExternalSecret comment-db-shop-comments',
      'NetworkPolicy comment-db',
    ]),
  );
});

test('fails when the members could never agree on a majority', () => {
  expect(() => replicaSet(2)).toThrow(/'size.members'.*must be odd.*got 2/);
});

test('fails when the name is longer than the operator takes', () => {
  expect(() => replicaSet(1, 'x'.repeat(48))).toThrow(/at most 47 characters/);
  expect(() => replicaSet(1, 'x'.repeat(47))).not.toThrow();
});

test.each(['admin', 'local', 'config', 'backup'])(
  "fails when a database is called '%s', as one of MongoDB's",
  (name) => {
    expect(() => store.database(name)).toThrow(/must not be one of/);
  },
);

describe('measured', () => {
  const measured = replicaSet(3, 'comment-db', 'mongodb-exporter:0.53');
  const [members] = find(measured.shop, 'PerconaServerMongoDB').spec.replsets;
  const [sidecar] = members.sidecars;
  const variable = (name: string) => (sidecar.env as Rendered[]).find((one) => one.name === name);

  test("an exporter beside each member logs in as the operator's user for that", () => {
    expect(sidecar.image).toBe('mongodb-exporter:0.53');
    for (const key of ['USER', 'PASSWORD']) {
      expect(variable(`MONGODB_${key}`)?.valueFrom.secretKeyRef).toEqual({
        name: 'comment-db-system-users',
        key: `MONGODB_CLUSTER_MONITOR_${key}`,
      });
    }
  });

  test('it knows the member by its authority, and never sees the private key', () => {
    const [volume] = members.sidecarVolumes;
    const [mount] = sidecar.volumeMounts;
    const { dnsNames, secretName } = find(measured.shop, 'Certificate').spec;
    expect(volume).toEqual({ name: mount.name, secret: { secretName, items: [{ key: 'ca.crt', path: 'ca.crt' }] } });
    const uri = new URL(variable('MONGODB_URI')?.value as string);
    expect(dnsNames).toContain(uri.hostname);
    expect(uri.searchParams.get('tlsCAFile')).toBe(`${mount.mountPath as string}/ca.crt`);
  });

  test('it fits the level `restricted`, like the member', () => {
    expect(sidecar.securityContext).toEqual(members.containerSecurityContext);
  });

  test('Prometheus is told its port, and its cost is known', () => {
    expect(measured.store.pods.metrics).toEqual([{ job: 'mongodb', port: sidecar.ports[0].containerPort }]);
    expect(Footprint.within(measured.shop)[0]?.containers).toEqual([resources, agent, sidecar.resources]);
  });
});

test('nothing is beside the member where nobody measures', () => {
  expect(replset.sidecars).toBeUndefined();
  expect(store.pods.metrics).toEqual([]);
});
