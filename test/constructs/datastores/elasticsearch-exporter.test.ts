import { parse } from 'yaml';
import { ElasticsearchCluster } from '../../../constructs/datastores/elasticsearch';
import type { ElasticsearchProps } from '../../../constructs/datastores/elasticsearch';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { Workload } from '../../../constructs/shared/workload';
import { backup, issuer, resources, stranger } from '../collaborators';
import { component, find, kinds, type Rendered } from '../render';

function cluster(exporter?: string) {
  const shop = component();
  const props: ElasticsearchProps = {
    size: { nodes: 3, resources, volume: '7Gi' },
    storageClass: 'fast',
    images: { server: 'elasticsearch:9.4.3', client: 'curl:8', exporter },
    operator: stranger(shop, 'operator'),
    issuer: issuer(shop),
    backup: backup(shop),
  };
  return { shop, store: new ElasticsearchCluster(shop, 'search-db', props) };
}

const { shop, store } = cluster('elasticsearch-exporter:1.11');
const { template } = find(shop, 'Deployment', 'search-db-exporter').spec;
const [container] = template.spec.containers;
const secretOf = (name: string) =>
  (container.env as Rendered[]).find((one) => one.name === name)?.valueFrom.secretKeyRef.name as string;

test('it logs in as a user who sees how the cluster is, and no index', () => {
  const secretName = secretOf('ES_PASSWORD');
  const secret = find(shop, 'ExternalSecret', secretName).spec.target.template.data;
  expect(secretOf('ES_USERNAME')).toBe(secretName);
  expect(parse(secret['roles.yml'] as string)).toEqual({ [secret.roles as string]: { cluster: ['monitor'] } });
  expect(find(shop, 'Elasticsearch').spec.auth.fileRealm).toContainEqual({ secretName });
});

test('it asks the Service over TLS, and knows it by its authority', () => {
  expect(container.args).toContain('--es.uri=https://search-db-es-http.shop.svc:9200');
  const [mount] = (container.volumeMounts as Rendered[]).filter(({ name }) => name === 'search');
  expect(container.args).toContain(`--es.ca=${mount.mountPath as string}/ca.crt`);
  const volume = (template.spec.volumes as Rendered[]).find(({ name }) => name === 'search');
  expect(volume.secret.items).toEqual([{ key: 'ca.crt', path: 'ca.crt' }]);
});

test('one pod tells of all nodes, whatever their number', () => {
  expect(container.args).toContain('--es.all');
  expect(find(shop, 'Deployment', 'search-db-exporter').spec.replicas).toBe(1);
  const cost = Footprint.within(shop).find(({ workload }) => workload === 'search-db-exporter');
  expect(cost?.containers[0]?.requests).toMatchObject({ cpu: container.resources.requests.cpu });
});

test('it reaches the nodes, nobody else does more than ask it', () => {
  const [edge] = Edge.within(shop).filter(({ client }) => client.name === 'search-db-exporter');
  expect(edge).toMatchObject({ server: store.pods, ports: [{ port: 9200 }] });
  const pods = Workload.within(shop).find(({ name }) => name === 'search-db-exporter');
  expect(pods?.metrics).toEqual([{ job: 'elasticsearch', port: container.ports[0].containerPort }]);
  expect(Edge.within(shop).filter(({ server }) => server === pods)).toEqual([]);
});

test('no database takes the name of its user', () => {
  expect(() => store.database('exporter')).toThrow(/must not be one of/);
});

test('where nobody measures there is none, but its login stays: it could not be removed without a trace', () => {
  const unmeasured = cluster().shop;
  expect(kinds(unmeasured)).not.toContain('Deployment');
  expect(find(unmeasured, 'Elasticsearch').spec.auth).toEqual(find(shop, 'Elasticsearch').spec.auth);
});
