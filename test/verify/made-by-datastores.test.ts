import { keys, made, numbers, pod, resource, servicePorts } from './made';

test('PostgreSQL: a Secret per user that logs in', () => {
  const set = made(
    resource('acid.zalan.do/v1', 'postgresql', {
      teamId: 'shop',
      numberOfInstances: 2,
      users: { app_user: [], owner: ['nologin'] },
      preparedDatabases: { shop: { defaultUsers: true } },
      enableConnectionPooler: true,
      enableLogicalBackup: true,
      sidecars: [{ ports: [{ name: 'exporter', containerPort: 9187 }] }],
    }),
  );
  const secret = (user: string) => keys(set, `${user}.db.credentials.postgresql.acid.zalan.do`);
  for (const user of ['postgres', 'standby', 'pooler', 'app-user', 'shop-owner-user']) {
    expect(secret(user)).toEqual(['username', 'password']);
  }
  expect(secret('owner')).toBeUndefined();
  expect(pod(set, 'db-replica')?.labels).toMatchObject({
    application: 'spilo',
    'cluster-name': 'db',
    'spilo-role': 'replica',
  });
  expect(numbers(set, 'db-master')).toEqual([5432, 8008, 8080, 9187]);
  expect(pod(set, 'logical-backup-db')?.labels).toMatchObject({ application: 'spilo-logical-backup' });
  expect(servicePorts(set, 'db-pooler')).toEqual([5432]);
});

test('MySQL: servers, routers, and backup jobs with the labels of their profile only', () => {
  const set = made(
    resource('mysql.oracle.com/v2', 'InnoDBCluster', {
      metrics: { enable: true },
      backupProfiles: [{ name: 's3', podLabels: { app: 'backup' } }, { name: 'bare' }],
    }),
  );
  expect(numbers(set, 'db')).toEqual([3306, 33060, 33061, 9104]);
  expect(servicePorts(set, 'db')).toContain(6447);
  expect(servicePorts(set, 'db-instances')).toContain(9104);
  expect(pod(set, 'db-backup-s3')?.labels).toEqual({ app: 'backup' });
  expect(pod(set, 'db-backup-bare')?.labels).toEqual({});
  expect(keys(set, 'db-backup')).toEqual(['backupUsername', 'backupPassword']);
});

test('Cassandra: a pod a rack, Services by the name of the object, Medusa where it is asked for', () => {
  const datacenters = [{ metadata: { name: 'east' }, datacenterName: 'dc1' }];
  const cluster = (spec: object) => made(resource('k8ssandra.io/v1alpha1', 'K8ssandraCluster', spec));
  const set = cluster({
    cassandra: { serverVersion: '5.0.6', racks: [{ name: 'a' }, { name: 'b' }], datacenters },
    medusa: {},
  });
  expect(numbers(set, 'db-east-b-sts')).toEqual([9042, 9142, 7000, 7001, 7199, 8080, 9103, 9000, 50051]);
  expect(pod(set, 'db-east-a-sts')?.labels).toMatchObject({
    'cassandra.datastax.com/cluster': 'db',
    'cassandra.datastax.com/datacenter': 'east',
    'app.kubernetes.io/managed-by': 'cass-operator',
  });
  expect(servicePorts(set, 'db-east-service')).toContain(9042);
  expect(keys(set, 'db-superuser')).toEqual(['username', 'password']);
  expect(keys(set, 'db-medusa')).toEqual(['username', 'password']);
  const plain = cluster({ cassandra: { superuserSecretRef: { name: 'own' }, datacenters } });
  expect(numbers(plain, 'db-east-default-sts')).not.toContain(50051);
  expect(keys(plain, 'db-superuser')).toBeUndefined();
  expect(keys(plain, 'db-medusa')).toBeUndefined();
});

test('XtraDB Cluster: servers, proxies, jobs of backups, and Secrets that nobody else makes', () => {
  const cluster = (spec: unknown) => made(resource('pxc.percona.com/v1', 'PerconaXtraDBCluster', spec));
  const set = cluster({
    pxc: { configuration: '[mysqld]' },
    haproxy: { enabled: true },
    sslSecretName: 'ours',
    users: [{ name: 'cart' }, { name: 'point', passwordSecretRef: { name: 'ours' } }],
    backup: { storages: { s3: { labels: { app: 'backup' } } } },
  });
  expect(numbers(set, 'db-pxc')).toEqual([3306, 4444, 4567, 4568, 33062, 33060]);
  expect(numbers(set, 'db-haproxy')).toContain(3307);
  expect(servicePorts(set, 'db-haproxy')).toContain(33062);
  expect(pod(set, 'xb-db-s3')?.labels).toMatchObject({
    app: 'backup',
    'percona.com/backup-type': 'xtrabackup',
    'percona.com/cluster': 'db',
  });
  expect(keys(set, 'db-secrets')).toContain('root');
  expect(keys(set, 'db-custom-user-secret')).toEqual(['cart']);
  expect(set.find('/Secret', 'db-ssl', 'user')).toBeUndefined();
  expect(keys(set, 'db-ssl-internal')).toContain('ca.crt');
  expect(set.find('/Service', 'db-haproxy', 'user')).toBeDefined();
  expect(set.find('/ConfigMap', 'db-pxc', 'user')).toBeDefined();
  expect(cluster({}).find('/Service', 'db-haproxy', 'user')).toBeUndefined();
  expect(cluster({}).find('/ConfigMap', 'db-pxc', 'user')).toBeUndefined();
});

test('Memcached: a headless Service in front of its pods, the exporter and TLS where they are asked for', () => {
  const pool = (spec: unknown) => made(resource('memcached.c5c3.io/v1beta1', 'Memcached', spec));
  expect(servicePorts(pool({}), 'db')).toEqual([11211]);
  expect(pod(pool({}), 'db')?.labels).toMatchObject({
    'app.kubernetes.io/name': 'memcached',
    'app.kubernetes.io/instance': 'db',
  });
  const all = pool({ monitoring: { enabled: true }, security: { tls: { enabled: true } } });
  expect(numbers(all, 'db')).toEqual([11211, 11212, 9150]);
});

test('TiDB: a StatefulSet for each part that is asked for, with its certificates in mind', () => {
  const cluster = (spec: unknown) => made(resource('pingcap.com/v1alpha1', 'TidbCluster', spec));
  const whole = cluster({
    pd: { config: '' },
    tikv: { enableNamedStatusPort: true },
    tidb: { service: { type: 'ClusterIP' } },
  });
  expect(numbers(whole, 'db-pd')).toEqual([2380, 2379]);
  expect(numbers(whole, 'db-tikv')).toEqual([20160, 20180]);
  expect(numbers(whole, 'db-discovery')).toEqual([10261, 10262]);
  expect(pod(whole, 'db-tidb')?.labels).toMatchObject({
    'app.kubernetes.io/instance': 'db',
    'app.kubernetes.io/component': 'tidb',
  });
  expect(servicePorts(whole, 'db-tidb')).toEqual([4000, 10080]);
  expect(whole.find('/ConfigMap', 'db-pd', 'user')).toBeDefined();
  const store = cluster({ pd: {}, tikv: {}, tidb: {} });
  expect(store.find('/ConfigMap', 'db-pd', 'user')).toBeUndefined();
  expect(store.find('/Service', 'db-tidb', 'user')).toBeUndefined();
});

test('TiDB: the label of a resource beats its name, as it does for the operator', () => {
  const labels = { 'app.kubernetes.io/instance': 'other' };
  const cluster = resource('pingcap.com/v1alpha1', 'TidbCluster', { pd: {} });
  const set = made({ ...cluster, metadata: { ...cluster.metadata, labels } });
  expect(pod(set, 'db-pd')?.labels).toMatchObject(labels);
});

test('TiDB: jobs save, tidy up and restore', () => {
  const set = made(
    resource('pingcap.com/v1alpha1', 'BackupSchedule', {}),
    resource('pingcap.com/v1alpha1', 'Restore', {}, 'user', 'new'),
  );
  expect(pod(set, 'backup-db')?.labels).toMatchObject({
    'app.kubernetes.io/name': 'backup',
    'app.kubernetes.io/instance': 'db',
  });
  expect(pod(set, 'clean-db')?.labels).toMatchObject({ 'app.kubernetes.io/managed-by': 'backup-operator' });
  expect(pod(set, 'restore-new')?.labels).toMatchObject({
    'app.kubernetes.io/name': 'restore',
    'app.kubernetes.io/instance': 'new',
  });
});

test('Strimzi: nodes of the pools of a cluster, its listeners, and authorities that clients can trust', () => {
  const strimzi = (kind: string, name: string, spec: unknown, cluster?: string) => {
    const object = resource('kafka.strimzi.io/v1', kind, spec, 'user', name);
    if (cluster === undefined) return object;
    return { ...object, metadata: { ...object.metadata, labels: { 'strimzi.io/cluster': cluster } } };
  };
  const user = (name: string, type: string) => strimzi('KafkaUser', name, { authentication: { type } }, 'db');
  const set = made(
    strimzi('Kafka', 'db', { kafka: { listeners: [{ name: 'tls', port: 9093 }] } }),
    strimzi('KafkaNodePool', 'nodes', {}, 'db'),
    strimzi('KafkaNodePool', 'others', {}, 'another'),
    user('scram', 'scram-sha-512'),
    user('tls', 'tls'),
    user('external', 'tls-external'),
  );
  expect(numbers(set, 'db-nodes')).toEqual([9090, 9091, 8443, 9093]);
  expect(pod(set, 'db-nodes')?.labels).toMatchObject({ 'strimzi.io/cluster': 'db', 'strimzi.io/name': 'db-kafka' });
  expect(pod(set, 'db-others')).toBeUndefined();
  expect(pod(set, 'db-entity-operator')?.labels).toMatchObject({ 'strimzi.io/name': 'db-entity-operator' });
  expect(servicePorts(set, 'db-kafka-bootstrap')).toEqual([9091, 9093]);
  expect(keys(set, 'db-cluster-ca-cert')).toContain('ca.crt');
  expect(keys(set, 'scram')).toEqual(['password', 'sasl.jaas.config']);
  expect(keys(set, 'tls')).toContain('user.crt');
  expect(keys(set, 'external')).toBeUndefined();
});
