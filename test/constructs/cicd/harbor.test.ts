import { Harbor } from '../../../constructs/cicd/harbor';
import type { HarborProps } from '../../../constructs/cicd/harbor';
import { HarborSecrets } from '../../../constructs/cicd/harbor-secrets';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { Workload } from '../../../constructs/shared/workload';
import { bucket as bucketOf, chart, check, stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

const issuer = { leaf: { issuerRef: { name: 'ca' } } };

function harbor(changes: Partial<HarborProps> = {}) {
  const home = component('harbor', 'cicd');
  const bucket = bucketOf(home);
  const host = 'harbor.test';
  const secrets = new HarborSecrets(home, 'secrets', { host, issuer, bucket: bucket.credentials });
  const props: HarborProps = {
    chart: { ...chart, name: 'harbor' },
    replicas: 2,
    host,
    project: 'testbed',
    storageClass: 'block',
    database: {
      protocol: 'postgres',
      host: 'harbor-db.harbor.svc',
      port: 5432,
      servers: [{ pods: stranger(home, 'postgres'), ports: [{ port: 5432 }] }],
      check,
      facts: { DATABASE: 'registry' },
      credentials: { secretName: 'registry.harbor-db', usernameKey: 'username', passwordKey: 'password' },
    },
    bucket,
    secrets,
    clientImage: 'curl:1',
    envoy: stranger(home, 'envoy'),
    ...changes,
  };
  const { imageRegistry } = new Harbor(home, 'registry', props);
  return { home, imageRegistry, values: HelmRelease.within(home)[0]?.values as Rendered };
}

const { home, imageRegistry, values } = harbor();

const secretKeys = (name: string): readonly string[] =>
  Object.keys(find(home, 'ExternalSecret', name).spec.target.template.data as object);

test('images are named by the host and the project', () => {
  expect(imageRegistry).toBe('harbor.test/testbed');
  expect(values.externalURL).toBe('https://harbor.test');
});

test('every value that the chart would draw is a key of a Secret that is drawn once', () => {
  expect(secretKeys(values.existingSecretSecretKey)).toContain('secretKey');
  expect(secretKeys(values.existingSecretAdminPassword)).toContain('HARBOR_ADMIN_PASSWORD');
  expect(secretKeys(values.core.existingSecret)).toContain('secret');
  expect(secretKeys(values.core.existingXsrfSecret)).toContain('CSRF_KEY');
  expect(secretKeys(values.jobservice.existingSecret)).toContain('JOBSERVICE_SECRET');
  expect(secretKeys(values.registry.existingSecret)).toContain('REGISTRY_HTTP_SECRET');
  expect(secretKeys(values.registry.credentials.existingSecret)).toEqual(
    expect.arrayContaining(['REGISTRY_PASSWD', 'REGISTRY_HTPASSWD']),
  );
  expect(secretKeys(values.persistence.imageChartStorage.s3.existingSecret)).toEqual([
    'REGISTRY_STORAGE_S3_ACCESSKEY',
    'REGISTRY_STORAGE_S3_SECRETKEY',
  ]);
  expect(find(home, 'Certificate', values.core.secretName).spec.privateKey).toMatchObject({
    algorithm: 'RSA',
    rotationPolicy: 'Never',
  });
});

test('keys that may only have 16 characters have 16', () => {
  const { data } = find(home, 'ExternalSecret', 'harbor-keys').spec.target.template;
  for (const key of ['secretKey', 'secret', 'JOBSERVICE_SECRET', 'REGISTRY_HTTP_SECRET']) {
    expect(data[key]).toMatch(/^\{\{ trunc 16 \.\w+ \}\}$/);
  }
  expect(data.REGISTRY_HTPASSWD).toBe('{{ htpasswd "harbor_registry_user" .registry }}');
  expect(values.registry.credentials.username).toBe('harbor_registry_user');
});

test('images go to the bucket, and clients never see it', () => {
  expect(values.persistence.imageChartStorage).toMatchObject({
    type: 's3',
    disableredirect: true,
    s3: { bucket: 'backups', regionendpoint: 'http://seaweed-s3.object-store.svc:8333' },
  });
});

test('the database is asked who it is', () => {
  expect(values.database.external).toEqual({
    host: 'harbor-db.harbor.svc',
    port: '5432',
    username: 'registry',
    coreDatabase: 'registry',
    existingSecret: 'registry.harbor-db',
    sslmode: 'verify-full',
  });
  expect(values.caBundleSecretName).toBe('harbor-tls');
});

test('fails when nobody says which database, or who logs in', () => {
  const database = { protocol: 'postgres', host: 'x', port: 1, servers: [], check } as const;
  expect(() => harbor({ database })).toThrow("'database' of Harbor must name a database and a login to it");
});

test('the host has a certificate of its own, which Contour follows, and a layer may take its time', () => {
  const { virtualhost, routes } = find(home, 'HTTPProxy', 'harbor').spec;
  const { secretName, dnsNames } = find(home, 'Certificate', 'harbor-tls').spec;
  expect(dnsNames).toEqual(['harbor.test']);
  expect(virtualhost).toEqual({ fqdn: 'harbor.test', tls: { secretName, minimumProtocolVersion: '1.2' } });
  expect(values.expose).toEqual({ type: 'clusterIP', tls: { enabled: false } });
  expect(routes[0]).toMatchObject({
    services: [{ name: 'harbor', port: 80 }],
    timeoutPolicy: { response: 'infinity' },
  });
});

test('what can run as several does, with a budget; cache and scanner cannot', () => {
  for (const part of ['core', 'jobservice', 'registry', 'portal', 'nginx']) {
    expect(values[part]).toMatchObject({ replicas: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } });
  }
  expect(Footprint.within(home).find(({ workload }) => workload === 'harbor-trivy')?.replicas).toBe(1);
  const alone = harbor({ replicas: 1 }).values;
  expect(alone.core).not.toHaveProperty('podDisruptionBudget');
});

test('each part talks to those that it needs', () => {
  const reached = (name: string) =>
    Edge.within(home)
      .filter(({ client }) => client.name === name)
      .map(({ server, ports }) => `${server.name} ${ports.map(({ port }) => port).join(',')}`)
      .sort();
  expect(reached('envoy')).toEqual(['harbor-nginx 8080']);
  expect(reached('harbor-nginx')).toEqual(['harbor-core 8080', 'harbor-portal 8080']);
  expect(reached('harbor-core')).toEqual([
    'harbor-jobservice 8080',
    'harbor-portal 8080',
    'harbor-redis 6379',
    'harbor-registry 5000,8080',
    'harbor-trivy 8080',
    'postgres 5432',
  ]);
  expect(reached('harbor-registry')).toEqual(['harbor-redis 6379', 'seaweed-s3 8333']);
  expect(reached('harbor-trivy')).toEqual(['harbor-core 8080', 'harbor-redis 6379', 'harbor-registry 5000']);
  expect(reached('harbor-redis')).toEqual([]);
  expect(reached('harbor-exporter')).toEqual(['harbor-core 8080', 'harbor-redis 6379', 'postgres 5432']);
});

test('what Harbor tells of itself is on, and counted', () => {
  expect(values.metrics).toEqual({ enabled: true });
  expect(Footprint.within(home).find(({ workload }) => workload === 'harbor-exporter')?.containers).toEqual([
    values.exporter.resources,
  ]);
  const measured = Workload.within(home).filter(({ metrics }) => metrics.some(({ job }) => job === 'harbor'));
  expect(measured.map(({ name }) => name).sort()).toEqual([
    'harbor-core',
    'harbor-exporter',
    'harbor-jobservice',
    'harbor-registry',
  ]);
  // Else it would be asked once for each of its containers.
  const declared = measured.filter(({ metrics }) => metrics.every(({ undeclared }) => undeclared !== true));
  expect(declared.map(({ name }) => name)).toEqual(['harbor-registry']);
});

test('policies find the pods by the labels of the chart', () => {
  expect(find(home, 'NetworkPolicy', 'harbor-core').spec.podSelector.matchLabels).toEqual({
    app: 'harbor',
    release: 'harbor',
    component: 'core',
  });
});

test('a Job makes the project and the robot at every sync, with two logins from files', () => {
  const { metadata, spec } = find(home, 'Job', 'harbor-setup');
  expect(metadata.annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'Sync' });
  const env = Object.fromEntries(
    spec.template.spec.containers[0].env.map(({ name, value }: Rendered) => [name, value]),
  );
  expect(env).toMatchObject({
    HARBOR_HOST: 'harbor-core.harbor.svc',
    HARBOR_PORT: '80',
    HARBOR_PROJECT: 'testbed',
    HARBOR_PASSWORD_FILE: '/run/secrets/harbor/password',
    ROBOT_PASSWORD_FILE: '/run/secrets/robot/password',
  });
});

test('the robot is born here: its login, and the file that clients of registries read', () => {
  const { data } = find(home, 'ExternalSecret', 'harbor-robot').spec.target.template;
  expect(data.username).toBe('robot$ci');
  expect(data['config.json']).toBe(
    '{"auths":{"harbor.test":{"auth":"{{ printf "robot$ci:%s" .password | b64enc }}"}}}',
  );
});
