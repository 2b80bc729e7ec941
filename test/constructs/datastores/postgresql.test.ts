import { Construct } from 'constructs';
import { PostgresqlCluster } from '../../../constructs/datastores/postgresql';
import type { PostgresqlProps } from '../../../constructs/datastores/postgresql';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { Restore } from '../../../constructs/shared/restore';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

function cluster(instances: number, exporter?: string) {
  const shop = component();
  const backup = backupOf(shop);
  const props: PostgresqlProps = {
    size: { instances, resources, volume: '7Gi' },
    storageClass: 'fast',
    image: 'spilo:4.1',
    operator: stranger(shop, 'operator'),
    issuer: issuer(shop),
    backup,
    exporter,
  };
  return { shop, backup, store: new PostgresqlCluster(shop, 'cart-db', props) };
}

const { shop, backup, store } = cluster(3);
const database = store.database('cart_items');
const { spec } = find(shop, 'postgresql');

test('its size, class and image are those that it is given', () => {
  expect(spec).toMatchObject({
    numberOfInstances: 3,
    dockerImage: 'spilo:4.1',
    volume: { size: '7Gi', storageClass: 'fast' },
    resources,
  });
});

test('a confirmed write is on two disks, if there are two', () => {
  expect(spec.patroni.synchronous_mode).toBe(true);
  expect(find(cluster(1).shop, 'postgresql').spec.patroni.synchronous_mode).toBe(false);
});

test('a database has an owner of its own, whose Secret is named as the operator names it', () => {
  expect(spec.databases).toEqual({ cart_items: 'cart_items' });
  expect(spec.users).toEqual({ cart_items: [] });
  expect(database.credentials?.secretName).toBe('cart-items.cart-db.credentials.postgresql.acid.zalan.do');
});

test("its clients verify the server's name against an authority that they are given", () => {
  const certificate = find(shop, 'Certificate').spec;
  expect(certificate.dnsNames).toContain(database.host);
  expect(database.ca).toEqual({ secretName: certificate.secretName, key: 'ca.crt' });
  expect(spec.tls).toEqual({ secretName: certificate.secretName, caFile: 'ca.crt' });
});

test('it archives to its bucket with the keys of that bucket, none of them in the manifest', () => {
  const env = Object.fromEntries(
    spec.env.map(({ name, value, valueFrom }: Rendered) => [name, value ?? valueFrom.secretKeyRef]),
  );
  expect(env).toMatchObject({
    WAL_S3_BUCKET: backup.bucket.name,
    AWS_ENDPOINT: backup.bucket.store.endpoint,
    AWS_SECRET_ACCESS_KEY: { name: backup.bucket.credentials.secretName, key: 'AWS_SECRET_ACCESS_KEY' },
  });
});

test('its pods reach one another and the object store, and its operator reaches them', () => {
  const open = Edge.within(store).map(({ client, server, protocol }) => `${client.name} ${protocol} ${server.name}`);
  expect(open).toEqual(['cart-db replication cart-db', 'operator operator cart-db', 'cart-db s3 seaweed-s3']);
});

test('its data outlives its manifest', () => {
  expect(find(shop, 'postgresql').metadata.annotations['argocd.argoproj.io/sync-options']).toBe(
    'Prune=false,Delete=false',
  );
});

test('fails when the name would give the service the login of the superuser', () => {
  expect(() => store.database('postgres')).toThrow(/must not be one of postgres, standby/);
});

test('its certificate has a Secret of its own', () => {
  expect(find(shop, 'Certificate').spec.secretName).toBe('cart-db-tls');
});

test('its pods elect a leader through the Kubernetes API', () => {
  const { egress } = find(shop, 'NetworkPolicy', 'cart-db').spec;
  const anywhere = egress.filter(({ to }: Rendered) => to === undefined);
  expect(anywhere).toEqual([{ ports: [443, 6443].map((port) => ({ port, protocol: 'TCP' })) }]);
});

test('it asks no cloud for a load balancer, and notices a broken disk', () => {
  expect(spec).toMatchObject({ enableMasterLoadBalancer: false, enableReplicaLoadBalancer: false });
  expect(spec.patroni.initdb['data-checksums']).toBe('true');
});

test('an outage of the Kubernetes API does not stop the primary', () => {
  expect(spec.patroni.failsafe_mode).toBe(true);
});

test('its instances count with their disks', () => {
  expect(Footprint.within(store)).toEqual([
    { workload: 'cart-db', replicas: 3, containers: [resources], volumes: ['7Gi'] },
  ]);
});

describe('what brings a moment back', () => {
  const { shop: home, store: running } = cluster(3);
  running.database('cart_items');
  const [restore] = Restore.within(running);
  const restored = (into: string, at?: Date) => {
    restore?.props.declare(new Construct(home, `restore-${into}`), { into, at });
    return find(home, 'postgresql', into).spec;
  };
  const until = restored('cart-db-2', new Date('2026-03-04T05:06:07.8Z'));
  const newest = restored('cart-db-3');
  const variables = ({ env }: Rendered) =>
    Object.fromEntries(env.map(({ name, value, valueFrom }: Rendered) => [name, value ?? valueFrom.secretKeyRef.name]));

  test('any second, into a name that the operator takes', () => {
    expect(restore?.props).toMatchObject({ store: 'cart-db', precision: 'second', maxNameLength: 53 });
  });

  test('the operator is told the cluster and the moment, to the second and with a time zone', () => {
    expect(until.clone).toEqual({ cluster: 'cart-db', timestamp: '2026-03-04T05:06:07+00:00' });
    expect(variables(until)).not.toHaveProperty('CLONE_SCOPE');
  });

  test('without a moment Spilo goes on to the end of the archive: the operator would ask the cluster that runs', () => {
    expect(newest.clone).toBeUndefined();
    expect(variables(newest)).toMatchObject({ CLONE_METHOD: 'CLONE_WITH_WALE', CLONE_SCOPE: 'cart-db' });
  });

  test('it reads the bucket of the backups, with the keys of that bucket, and archives as before', () => {
    for (const spec of [until, newest]) {
      expect(variables(spec)).toMatchObject({
        CLONE_WAL_S3_BUCKET: 'backups',
        CLONE_USE_WALG_RESTORE: 'true',
        CLONE_AWS_SECRET_ACCESS_KEY: 'backups-s3',
        WAL_S3_BUCKET: 'backups',
      });
    }
  });

  test('it is as the other in all else, databases included', () => {
    const { clone: _clone, env: _env, tls, ...rest } = until;
    expect(find(home, 'postgresql', 'cart-db').spec).toMatchObject(rest);
    expect(tls.secretName).toBe('cart-db-2-tls');
  });

  test('a cluster that begins with nothing reads no other archive', () => {
    const names = Object.keys(variables(find(home, 'postgresql', 'cart-db').spec));
    expect(names.filter((name) => name.startsWith('CLONE_'))).toEqual([]);
  });
});

describe('measured', () => {
  const measured = cluster(3, 'postgres-exporter:0.20');
  const { spec: observed } = find(measured.shop, 'postgresql');
  const [sidecar] = observed.sidecars;

  test('an exporter beside each server asks it over TLS, as a user without any rights', () => {
    expect(observed.users).toEqual({ exporter: [] });
    expect(Object.values(observed.databases as object)).not.toContain('exporter');
    expect(sidecar.image).toBe('postgres-exporter:0.20');
    const [uri, user, password] = sidecar.env;
    expect(uri.value).toMatch(/^localhost:5432\/.*sslmode=require$/);
    expect(user.value).toBe('exporter');
    expect(password.valueFrom.secretKeyRef).toEqual({
      name: 'exporter.cart-db.credentials.postgresql.acid.zalan.do',
      key: 'password',
    });
  });

  test('Prometheus is told its port, and its cost is known', () => {
    expect(measured.store.pods.metrics).toEqual([{ job: 'postgresql', port: sidecar.ports[0].containerPort }]);
    const [pods] = Footprint.within(measured.shop);
    expect(pods?.containers.map(({ requests }) => requests)).toEqual([resources.requests, sidecar.resources.requests]);
  });

  test('no database takes the name of its user', () => {
    expect(() => measured.store.database('exporter')).toThrow('exporter');
  });
});

test('nothing is beside the server where nobody measures', () => {
  expect(spec.sidecars).toBeUndefined();
  expect(spec.users).not.toHaveProperty('exporter');
  expect(store.pods.metrics).toEqual([]);
});
