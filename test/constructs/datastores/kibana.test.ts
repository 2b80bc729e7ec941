import { ElasticsearchCluster } from '../../../constructs/datastores/elasticsearch';
import { Kibana } from '../../../constructs/datastores/kibana';
import type { KibanaProps } from '../../../constructs/datastores/kibana';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { backup, issuer as issuerOf, resources, stranger } from '../collaborators';
import { component, find, kinds } from '../render';

function kibana(instances: number, id = 'cart-kibana') {
  const shop = component();
  const issuer = issuerOf(shop);
  const elasticsearch = new ElasticsearchCluster(shop, 'cart-db', {
    size: { nodes: 1, resources, volume: '1Gi' },
    storageClass: 'fast',
    images: { server: 'elasticsearch:9.4.3', client: 'curl:8' },
    operator: stranger(shop, 'operator'),
    issuer,
    backup: backup(shop),
  });
  const props: Required<KibanaProps> = { size: { instances, resources }, image: 'kibana:9.4.2', elasticsearch, issuer };
  return { shop, elasticsearch, ui: new Kibana(shop, id, props) };
}

const { shop, elasticsearch, ui } = kibana(2);
const { spec } = find(shop, 'Kibana');

test('its size and image are those that it is given, the version is that of the image', () => {
  expect(spec).toMatchObject({ count: 2, image: 'kibana:9.4.2', version: '9.4.2', resources });
});

test('it shows its cluster, and reaches nothing else', () => {
  expect(spec.elasticsearchRef).toEqual({ name: 'cart-db' });
  expect(Edge.within(ui)).toMatchObject([{ client: ui.pods, server: elasticsearch.pods, ports: [{ port: 9200 }] }]);
  const { egress, ingress, podSelector } = find(shop, 'NetworkPolicy', 'cart-kibana').spec;
  expect(egress).toHaveLength(1);
  expect(ingress).toBeUndefined();
  expect(podSelector.matchLabels).toEqual({
    'common.k8s.elastic.co/type': 'kibana',
    'kibana.k8s.elastic.co/name': 'cart-kibana',
  });
});

test('it reports to nobody', () => {
  expect(spec.config).toMatchObject({ 'telemetry.optIn': false, 'newsfeed.enabled': false });
});

test('its pods fit the level `restricted`, which the operator alone does not reach', () => {
  expect(spec.podTemplate.spec.securityContext).toEqual({
    fsGroup: 1000,
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('its certificate bears the name of its Service', () => {
  const certificate = find(shop, 'Certificate', 'cart-kibana-tls').spec;
  expect(certificate.dnsNames).toContain('cart-kibana-kb-http.shop.svc');
  expect(ui.ui).toMatchObject({ service: 'cart-kibana-kb-http', port: 5601, tls: true });
  expect(spec.http.tls.certificate.secretName).toBe(certificate.secretName);
});

test('of two pods one always runs, and they avoid a common node', () => {
  const budget = find(shop, 'PodDisruptionBudget', 'cart-kibana').spec;
  expect(budget).toMatchObject({ minAvailable: 1, selector: { matchLabels: ui.pods.podLabels } });
  const [{ podAffinityTerm }] =
    spec.podTemplate.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
  expect(podAffinityTerm).toEqual({
    topologyKey: 'kubernetes.io/hostname',
    labelSelector: { matchLabels: ui.pods.podLabels },
  });
});

test('a single pod has no budget: it would keep its node from being drained', () => {
  expect(kinds(kibana(1).shop)).not.toContain('PodDisruptionBudget');
});

test('its pods count', () => {
  expect(Footprint.within(ui)).toEqual([{ workload: 'cart-kibana-kb', replicas: 2, containers: [resources] }]);
});

test('fails when its name leaves no room for those that the operator makes of it', () => {
  expect(() => kibana(1, 'x'.repeat(36))).not.toThrow();
  expect(() => kibana(1, 'x'.repeat(37))).toThrow(/at most 36 characters/);
});
