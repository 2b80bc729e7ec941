import { Construct } from 'constructs';
import { ElasticsearchCluster } from '../../../constructs/datastores/elasticsearch';
import type { Component } from '../../../constructs/gitops/component';
import { Edge } from '../../../constructs/shared/edge';
import { Restore } from '../../../constructs/shared/restore';
import { backup, issuer, resources, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

function restored(at?: Date) {
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
  const scope = new Construct(shop, 'restored');
  const [restore] = Restore.within(store);
  restore?.props.declare(scope, { into: 'cart-db-2', at });
  return { shop, scope, restore };
}

const { shop, scope, restore } = restored();
const specOf = (name: string): Rendered => find(shop, 'Elasticsearch', name).spec;
const envOf = (home: Component): Rendered => {
  const [container] = find(home, 'Job', 'cart-db-2-restore').spec.template.spec.containers;
  return Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value]));
};

test('says what it brings back, and how exactly', () => {
  expect(restore?.props).toMatchObject({ store: 'cart-db', precision: 'backup', maxNameLength: 36 });
});

test('makes a cluster like the first, under another name', () => {
  expect(specOf('cart-db-2').nodeSets).toEqual(specOf('cart-db').nodeSets);
  expect(specOf('cart-db-2').secureSettings).toEqual(specOf('cart-db').secureSettings);
  expect(specOf('cart-db-2').http.tls.certificate.secretName).toBe('cart-db-2-tls');
});

test('gives every database a new login to it', () => {
  const secrets = ['cart-db-2-exporter', 'cart-db-2-snapshots', 'cart-db-2-cart'].map((secretName) => ({ secretName }));
  expect(specOf('cart-db-2').auth.fileRealm).toEqual(secrets);
  expect(find(shop, 'ExternalSecret', 'cart-db-2-cart').spec.target.template.data.username).toBe('cart');
});

test('only reads where the first one writes, and takes no snapshots beside it', () => {
  expect(JSON.parse(envOf(shop).REPOSITORY).settings).toMatchObject({ base_path: 'cart-db', readonly: true });
  const jobs = render(shop).filter(({ kind }) => kind === 'Job');
  expect(jobs.map(({ metadata }) => metadata.name as string)).toEqual(['cart-db-snapshots', 'cart-db-2-restore']);
});

test('asks for the newest snapshot, or for that of a moment', () => {
  expect(envOf(shop)).not.toHaveProperty('NOT_AFTER');
  expect(envOf(restored(new Date('2026-08-01T02:30:00.900Z')).shop).NOT_AFTER).toBe('1785551400');
});

test('restores once, and is no hook: a second try would meet what the first left', () => {
  const { metadata, spec } = find(shop, 'Job', 'cart-db-2-restore');
  expect(spec.backoffLimit).toBe(0);
  expect(metadata.annotations).not.toHaveProperty(['argocd.argoproj.io/hook']);
});

test('has the edges of any cluster, and that of the job which restores', () => {
  const open = Edge.within(scope).map(({ client, server, protocol }) => `${client.name} ${protocol} ${server.name}`);
  expect(open).toEqual([
    'cart-db-2 replication cart-db-2',
    'operator operator cart-db-2',
    'cart-db-2 s3 seaweed-s3',
    'cart-db-2-restore elasticsearch cart-db-2',
  ]);
});
