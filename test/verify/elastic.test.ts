import type { Manifest } from '../../verify/manifest';
import { datastores } from '../../verify/rules/references/datastores';
import { resourceData } from '../../verify/rules/references/resource-data';
import { protectedData } from '../../verify/rules/protected-data';
import { faultsOf } from './fixture';
import { keys, made, numbers, pod, resource, servicePorts } from './made';

const elasticsearch = (spec: object) => resource('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', spec);
const kibana = (spec: object) => resource('kibana.k8s.elastic.co/v1', 'Kibana', spec);
const secret = (name: string, ...names: readonly string[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'user' },
  data: Object.fromEntries(names.map((key) => [key, ''])),
});
const located = (...objects: readonly Manifest[]) => objects.map((object) => ({ file: 'a/b/c.yaml', object }));

test('Elasticsearch: a StatefulSet per set of nodes behind common Services', () => {
  const set = made(
    elasticsearch({
      nodeSets: [{ name: 'default' }, { name: 'hot', podTemplate: { metadata: { labels: { a: 'b' } } } }],
    }),
  );
  expect(numbers(set, 'db-es-default')).toEqual([9200, 9300]);
  expect(pod(set, 'db-es-hot')?.labels).toMatchObject({
    'common.k8s.elastic.co/type': 'elasticsearch',
    'elasticsearch.k8s.elastic.co/cluster-name': 'db',
    'elasticsearch.k8s.elastic.co/statefulset-name': 'db-es-hot',
    'elasticsearch.k8s.elastic.co/http-scheme': 'https',
    a: 'b',
  });
  expect(servicePorts(set, 'db-es-http')).toEqual([9200]);
  expect(servicePorts(set, 'db-es-transport')).toEqual([9300]);
  expect(servicePorts(set, 'db-es-hot')).toEqual([9200]);
  expect(keys(set, 'db-es-elastic-user')).toEqual(['elastic']);
  expect(keys(set, 'db-es-http-certs-public')).toEqual(['tls.crt', 'ca.crt']);
});

test('Kibana: a Deployment with a Service', () => {
  const set = made(kibana({}));
  expect(numbers(set, 'db-kb')).toEqual([5601]);
  expect(pod(set, 'db-kb')?.labels).toEqual({
    'common.k8s.elastic.co/type': 'kibana',
    'kibana.k8s.elastic.co/name': 'db',
  });
  expect(servicePorts(set, 'db-kb-http')).toEqual([5601]);
});

test('the operator listens where the chart tells it to', () => {
  const application = resource('argoproj.io/v1alpha1', 'Application', {
    destination: { namespace: 'user' },
    source: {
      chart: 'eck-operator',
      helm: { valuesObject: { webhook: { enabled: false }, config: { metrics: { port: '8080' } } } },
    },
  });
  expect(numbers(made(application), 'elastic-operator')).toEqual([8080]);
});

test('a Kibana without its cluster', () => {
  const ui = kibana({ elasticsearchRef: { name: 'db' } });
  expect(faultsOf(datastores, located(ui))).toEqual([
    "spec.elasticsearchRef.name: no Elasticsearch 'db' in its namespace",
  ]);
  expect(faultsOf(datastores, located(ui, elasticsearch({})))).toEqual([]);
});

test('Secrets that a cluster waits for, or would start without', () => {
  const spec = {
    http: { tls: { certificate: { secretName: 'tls' } } },
    auth: { fileRealm: [{ secretName: 'user' }], roles: [{ secretName: 'role' }] },
    secureSettings: [{ secretName: 's3', entries: [{ key: 'access' }] }],
  };
  expect(faultsOf(resourceData, located(elasticsearch(spec)))).toEqual([
    "spec.http.tls.certificate.secretName: no Secret 'tls' in namespace 'user'",
    "spec.auth.fileRealm[0].secretName: no Secret 'user' in namespace 'user'",
    "spec.auth.roles[0].secretName: no Secret 'role' in namespace 'user'",
    "spec.secureSettings[0].secretName: no Secret 's3' in namespace 'user'",
  ]);
  const half = [
    secret('tls', 'tls.crt', 'tls.key'),
    secret('user', 'username'),
    secret('role'),
    secret('s3', 'access'),
  ];
  expect(faultsOf(resourceData, located(elasticsearch(spec), ...half))).toEqual([
    "spec.auth.fileRealm[0].secretName: Secret 'user' has no key 'password', only username",
    "spec.auth.roles[0].secretName: Secret 'role' has no key 'roles.yml', only ",
  ]);
});

test("a Kibana's certificate", () => {
  const ui = kibana({ http: { tls: { certificate: { secretName: 'tls' } } } });
  expect(faultsOf(resourceData, located(ui))).toEqual([
    "spec.http.tls.certificate.secretName: no Secret 'tls' in namespace 'user'",
  ]);
});

test('a cluster that is not protected', () => {
  expect(faultsOf(protectedData, located(elasticsearch({})))).toEqual([
    expect.stringContaining('it holds data, but Prune=false and Delete=false is missing'),
  ]);
});
