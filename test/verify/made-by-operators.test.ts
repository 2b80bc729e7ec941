import { keys, made, numbers, pod, resource, servicePorts } from './made';

test('Certificate: stores for Java beside the files, where they are asked for', () => {
  const certificate = (spec: object) =>
    made(resource('cert-manager.io/v1', 'Certificate', { secretName: 'tls', ...spec }));
  expect(keys(certificate({}), 'tls')).not.toContain('keystore.jks');
  const stores = certificate({ keystores: { jks: { create: true } } });
  expect(keys(stores, 'tls')).toEqual(expect.arrayContaining(['keystore.jks', 'truststore.jks', 'ca.crt']));
});

test('SeaweedFS: gRPC beside HTTP, metrics where they are asked for', () => {
  const set = made(
    resource('seaweed.seaweedfs.com/v1', 'Seaweed', {
      master: { metricsPort: 9324 },
      volume: { replicas: 2 },
      filer: { s3: { enabled: true } },
      s3: { port: 9000 },
    }),
  );
  expect(numbers(set, 'db-master')).toEqual([9333, 19333, 9324]);
  expect(numbers(set, 'db-filer')).toEqual([8888, 18888, 8333]);
  expect(servicePorts(set, 'db-volume-1')).toEqual([8444, 18444]);
  expect(servicePorts(set, 'db-s3')).toEqual([9000]);
  expect(set.find('/Service', 'db-admin', 'user')).toBeUndefined();
});

test('OpenTelemetryCollector: Services for what it receives and, where it shows something, for that', () => {
  const collector = (extensions: object) =>
    made(
      resource('opentelemetry.io/v1beta1', 'OpenTelemetryCollector', {
        config: { receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } } }, extensions },
      }),
    );
  const jaeger = collector({ jaeger_query: { http: { endpoint: '0.0.0.0:16686' } } });
  expect(numbers(jaeger, 'db-collector')).toEqual([4317, 16686, 8888]);
  expect(servicePorts(jaeger, 'db-collector')).toEqual([4317]);
  expect(servicePorts(jaeger, 'db-collector-extension')).toEqual([16686]);
  expect(pod(jaeger, 'db-collector')?.labels).toMatchObject({ 'app.kubernetes.io/instance': 'user.db' });
  expect(collector({}).find('/Service', 'db-collector-extension', 'user')).toBeUndefined();
});

test('Coroot: what it shows, what it keeps it in, and agents that listen nowhere', () => {
  const set = made(resource('coroot.com/v1', 'Coroot', { grpc: { disabled: true }, clickhouse: { shards: 2 } }));
  expect(numbers(set, 'db-coroot')).toEqual([8080]);
  expect(servicePorts(set, 'db-coroot')).toEqual([8080]);
  expect(numbers(set, 'db-clickhouse-shard-1')).toEqual([8123, 9000, 9009]);
  expect(numbers(set, 'db-node-agent')).toEqual([]);
  expect(pod(set, 'db-node-agent')?.labels).toMatchObject({ 'app.kubernetes.io/component': 'coroot-node-agent' });
  expect(keys(set, 'db-clickhouse')).toEqual(['password']);
  expect(servicePorts(made(resource('coroot.com/v1', 'Coroot', {})), 'db-coroot')).toEqual([8080, 4317]);
});

test('S3Credentials: two keys, named by us or by the operator', () => {
  const credentials = (spec: unknown) => made(resource('seaweed.seaweedfs.com/v1', 'S3Credentials', spec));
  expect(keys(credentials({}), 'db')).toEqual(['accessKey', 'secretKey']);
  expect(keys(credentials({ secretRef: { name: 's3', accessKeyField: 'a', secretKeyField: 'b' } }), 's3')).toEqual([
    'a',
    'b',
  ]);
});

describe('ExternalSecret', () => {
  const generator = (name: string, spec: unknown) =>
    resource('generators.external-secrets.io/v1alpha1', 'Password', spec, 'user', name);
  const dataFrom = (name: string) => [{ sourceRef: { generatorRef: { kind: 'Password', name } } }];
  const external = (spec: unknown, namespace = 'user') =>
    resource('external-secrets.io/v1', 'ExternalSecret', spec, namespace);

  test('keys of the generator', () => {
    expect(keys(made(generator('one', {}), external({ dataFrom: dataFrom('one') })), 'db')).toEqual(['password']);
    const two = generator('two', { secretKeys: ['a', 'b'] });
    expect(keys(made(two, external({ dataFrom: dataFrom('two') })), 'db')).toEqual(['a', 'b']);
  });

  test('keys of a generator for the whole cluster', () => {
    const spec = { kind: 'Password', generator: { passwordSpec: { secretKeys: ['a'] } } };
    const clustered = {
      apiVersion: 'generators.external-secrets.io/v1alpha1',
      kind: 'ClusterGenerator',
      metadata: { name: 'all' },
      spec,
    };
    const from = [{ sourceRef: { generatorRef: { kind: 'ClusterGenerator', name: 'all' } } }];
    expect(keys(made(clustered, external({ dataFrom: from })), 'db')).toEqual(['a']);
  });

  test('keys of the template instead, or beside them', () => {
    const template = { data: { dsn: '{{ .password }}' } };
    const spec = (mergePolicy?: string) => ({
      dataFrom: dataFrom('one'),
      target: { name: 't', template: { ...template, mergePolicy } },
    });
    expect(keys(made(generator('one', {}), external(spec())), 't')).toEqual(['dsn']);
    expect(keys(made(generator('one', {}), external(spec('Merge'))), 't')).toEqual(['dsn', 'password']);
  });

  test('keys of another Secret, by way of a store', () => {
    const store = {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: 'in-cluster' },
      spec: { provider: { kubernetes: { remoteNamespace: 'credentials' } } },
    };
    const source = external({ data: [{ secretKey: 'a' }] }, 'credentials');
    const copy = external({
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'in-cluster' },
      dataFrom: [{ extract: { key: 'db' } }],
    });
    expect(keys(made(store, source, copy), 'db')).toEqual(['a']);
  });

  test('keys that nobody can tell', () => {
    const set = made(external({ dataFrom: [{ find: {} }] }));
    expect(set.find('/Secret', 'db', 'user')).toBeDefined();
    expect(keys(set, 'db')).toBeUndefined();
  });

  test('nothing when it is told so', () => {
    expect(made(external({ target: { creationPolicy: 'None' } })).find('/Secret', 'db', 'user')).toBeUndefined();
  });
});

test('Certificate: ACME leaves the authority out, and needs a solver meanwhile', () => {
  const issuer = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'acme' },
    spec: { acme: { privateKeySecretRef: { name: 'account' } } },
  };
  const certificate = (name: string) =>
    resource('cert-manager.io/v1', 'Certificate', { secretName: 'tls', issuerRef: { kind: 'ClusterIssuer', name } });
  expect(keys(made(certificate('ca')), 'tls')).toEqual(['tls.crt', 'tls.key', 'ca.crt']);
  const set = made(issuer, certificate('acme'));
  expect(keys(set, 'tls')).toEqual(['tls.crt', 'tls.key']);
  expect(numbers(set, 'cm-acme-http-solver')).toEqual([8089]);
  expect(keys(set, 'account', 'cert-manager')).toEqual(['tls.key']);
});

test('Rook: daemons, an object store, its users and its buckets', () => {
  const ceph = (kind: string, spec: unknown) => resource('ceph.rook.io/v1', kind, spec);
  const set = made(
    ceph('CephCluster', { dashboard: { ssl: false } }),
    ceph('CephFilesystem', {}),
    ceph('CephObjectStore', { gateway: { port: 80 } }),
    ceph('CephObjectStoreUser', { store: 'db' }),
    resource('objectbucket.io/v1alpha1', 'ObjectBucketClaim', {}),
  );
  expect(pod(set, 'rook-ceph-mon')?.labels).toEqual({ app: 'rook-ceph-mon', rook_cluster: 'user' });
  expect(servicePorts(set, 'rook-ceph-mgr-dashboard')).toEqual([7000]);
  expect(numbers(set, 'rook-ceph-rgw-db')).toEqual([8080]);
  expect(servicePorts(set, 'rook-ceph-rgw-db')).toEqual([80]);
  expect(pod(set, 'rook-ceph-mds-db')).toBeDefined();
  expect(keys(set, 'rook-ceph-object-user-db-db')).toEqual(['AccessKey', 'SecretKey', 'Endpoint']);
  expect(keys(set, 'db')).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
  expect(set.find('/Secret', 'rook-csi-rbd-node', 'user')).toBeDefined();
});
