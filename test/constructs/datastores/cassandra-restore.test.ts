import { App } from 'cdk8s';
import { CassandraRestore } from '../../../constructs/datastores/cassandra-restore';
import type { CassandraRestoreProps } from '../../../constructs/datastores/cassandra-restore';
import { Cassandra } from '../../../constructs/datastores/cassandra';
import { Restore } from '../../../constructs/shared/restore';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const shop = component();
const props: Required<CassandraRestoreProps> = {
  from: 'cart-db',
  into: 'cart-db-2',
  at: new Date('2026-01-02T03:04:05.678Z'),
  image: 'cassandra:5',
};
new CassandraRestore(shop, 'restore', props);
const { spec } = find(shop, 'Job', 'cart-db-2-restore');
const pod = spec.template.spec;
const environment = (job: Rendered): Rendered =>
  Object.fromEntries(job.template.spec.containers[0].env.map(({ name, value }: Rendered) => [name, value]));

test('the script is told from which cluster, into which, and of which moment', () => {
  expect(environment(spec)).toMatchObject({ SOURCE: 'cart-db', TARGET: 'cart-db-2', BEFORE: '1767323045' });
  expect(pod.containers[0]).toMatchObject({
    image: 'cassandra:5',
    command: ['/bin/sh', '/scripts/cassandra-restore.sh'],
  });
});

test('without a moment any backup is early enough', () => {
  const other = component('other');
  new CassandraRestore(other, 'restore', { ...props, at: undefined });
  expect(environment(find(other, 'Job').spec).BEFORE).toBe('');
});

test('the script finds a token, the authority of the API and the namespace where it looks for them', () => {
  expect(environment(spec)).toMatchObject({
    API: 'https://kubernetes.default.svc',
    TOKEN_FILE: '/run/secrets/kubernetes/token',
    CA_FILE: '/run/secrets/kubernetes/ca.crt',
  });
  expect(pod.containers[0].env).toContainEqual({
    name: 'NAMESPACE',
    valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
  });
  const { sources } = pod.volumes.find(({ name }: Rendered) => name === 'kubernetes').projected;
  expect(sources).toMatchObject([
    { serviceAccountToken: { path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
  ]);
  expect(pod.automountServiceAccountToken).toBe(false);
});

test('its account may look for a backup and ask for it, in its namespace, and nothing else', () => {
  const { rules } = find(shop, 'Role', 'cart-db-2-restore');
  expect(rules.flatMap(({ resources: kinds, verbs }: Rendered) => kinds.map((kind: string) => [kind, verbs]))).toEqual([
    ['cassandradatacenters', ['get']],
    ['medusabackups', ['list']],
    ['medusatasks', ['create', 'get']],
    ['medusarestorejobs', ['create', 'get']],
  ]);
  const { roleRef, subjects } = find(shop, 'RoleBinding', 'cart-db-2-restore');
  expect(roleRef.name).toBe('cart-db-2-restore');
  expect(subjects).toEqual([{ kind: 'ServiceAccount', name: pod.serviceAccountName, namespace: 'shop' }]);
});

test('its pods may call the Kubernetes API', () => {
  const { egress } = find(shop, 'NetworkPolicy', 'cart-db-2-restore').spec;
  expect(egress).toEqual([{ ports: [443, 6443].map((port) => ({ port, protocol: 'TCP' })) }]);
});

describe('a cluster knows how its backup comes back', () => {
  const home = component('cart', 'microservices', new App());
  const server = { ...resources, limits: { cpu: '2', memory: '1Gi' } };
  const size = { instances: 3, server, heap: '1Gi', logger: resources, backup: resources, volume: '7Gi' };
  new Cassandra(home, 'cart-db', {
    size,
    storageClass: 'fast',
    image: 'registry/cass-management-api:5.0.6-ubi',
    operator: stranger(home, 'operator'),
    issuer: issuer(home),
    backup: backupOf(home),
  });
  const [restore] = Restore.within(home);
  const chart = component('restored');
  restore?.props.declare(chart, { into: 'cart-db-2' });

  test('to the last backup before a moment, under a name that the operator takes', () => {
    expect(restore?.props).toMatchObject({ store: 'cart-db', precision: 'backup', maxNameLength: 24 });
  });

  test('into a cluster of the same nodes, racks and datacenter, with the same bucket, beside the first', () => {
    const [first, second] = [home, chart].map((one) => find(one, 'K8ssandraCluster').spec);
    expect(second.cassandra.datacenters).toEqual([
      { ...first.cassandra.datacenters[0], metadata: { name: 'cart-db-2' } },
    ]);
    expect(second.cassandra.racks.map(({ name }: Rendered) => name)).toEqual(['rack1', 'rack2', 'rack3']);
    expect(second.medusa.storageProperties).toEqual(first.medusa.storageProperties);
    expect(second.cassandra.storageConfig).toEqual(first.cassandra.storageConfig);
  });

  test('and nothing that it makes has the name of something that is there', () => {
    const names = (one: typeof home): string[] =>
      render(one).map(({ kind, metadata }) => `${kind as string} ${metadata.name as string}`);
    const shared = names(chart).filter((name) => names(home).includes(name));
    expect(shared).toEqual(['NetworkPolicy default-deny', 'NetworkPolicy dns']);
  });

  test('by a Job that looks for the backup of the first', () => {
    expect(environment(find(chart, 'Job', 'cart-db-2-restore').spec)).toMatchObject({
      SOURCE: 'cart-db',
      TARGET: 'cart-db-2',
      BEFORE: '',
    });
  });
});
