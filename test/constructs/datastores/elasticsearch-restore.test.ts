import { App, Chart } from 'cdk8s';
import { ElasticsearchCluster } from '../../../constructs/datastores/elasticsearch';
import { Restore } from '../../../constructs/shared/restore';
import { backup, issuer, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const shop = component();
const store = new ElasticsearchCluster(shop, 'cart-db', {
  size: { nodes: 3, resources, volume: '7Gi' },
  storageClass: 'fast',
  images: { server: 'elasticsearch:9.4.3', client: 'curl:8' },
  operator: stranger(shop, 'operator'),
  issuer: issuer(shop),
  backup: backup(shop),
});
store.database('cart');
const [restore] = Restore.within(store);

function restored(at?: Date): Chart {
  const chart = new Chart(new App(), `restore-${String(at?.getTime())}`, {
    namespace: 'shop',
    disableResourceNameHashes: true,
  });
  restore?.props.declare(chart, { into: 'cart-db-2', at });
  return chart;
}

const chart = restored();
const envOf = (from: Chart): Rendered =>
  Object.fromEntries(
    find(from, 'Job', 'cart-db-2-restore').spec.template.spec.containers[0].env.map(({ name, value }: Rendered) => [
      name,
      value,
    ]),
  );

test('says what it brings back, and how exactly', () => {
  expect(restore?.props).toMatchObject({ store: 'cart-db', precision: 'backup', maxNameLength: 36 });
});

test('makes a cluster like the first, under another name', () => {
  const [first, second] = [find(shop, 'Elasticsearch').spec, find(chart, 'Elasticsearch').spec];
  expect(find(chart, 'Elasticsearch').metadata).toMatchObject({ name: 'cart-db-2', namespace: 'shop' });
  expect(second.nodeSets).toEqual(first.nodeSets);
  expect(second.secureSettings).toEqual(first.secureSettings);
  expect(second.http.tls.certificate.secretName).toBe('cart-db-2-tls');
});

test('gives every database a new login to it', () => {
  expect(find(chart, 'Elasticsearch').spec.auth.fileRealm).toEqual(
    ['cart-db-2-snapshots', 'cart-db-2-cart'].map((secretName) => ({ secretName })),
  );
  expect(find(chart, 'ExternalSecret', 'cart-db-2-cart').spec.target.template.data.username).toBe('cart');
});

test('only reads where the first one writes, and takes no snapshots beside it', () => {
  expect(JSON.parse(envOf(chart).REPOSITORY).settings).toMatchObject({ base_path: 'cart-db', readonly: true });
  expect(render(chart).filter(({ kind }) => kind === 'Job')).toHaveLength(1);
});

test('asks for the newest snapshot, or for that of a moment', () => {
  expect(envOf(chart)).not.toHaveProperty('NOT_AFTER');
  expect(envOf(restored(new Date('2026-08-01T02:30:00.900Z'))).NOT_AFTER).toBe('1785551400');
});

test('restores once: a second try would meet what the first left', () => {
  expect(find(chart, 'Job', 'cart-db-2-restore').spec.backoffLimit).toBe(0);
});
