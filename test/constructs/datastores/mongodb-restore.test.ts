import { App } from 'cdk8s';
import { MongoDb } from '../../../constructs/datastores/mongodb';
import { Restore, unnamedBackup } from '../../../constructs/shared/restore';
import type { RestoreRequest } from '../../../constructs/shared/restore';
import { backup as backupOf, issuer, resources, stranger } from '../collaborators';
import { component, find, kinds } from '../render';

const shop = component();
const store = new MongoDb(shop, 'comment-db', {
  size: { members: 3, mongod: resources, backupAgent: resources, volume: '7Gi' },
  storageClass: 'fast',
  images: { server: 'psmdb:8.0', backup: 'pbm:2.12' },
  crVersion: '1.22.0',
  operator: stranger(shop, 'operator'),
  issuer: issuer(shop),
  backup: backupOf(shop),
});
store.database('comment');
const original = find(shop, 'PerconaServerMongoDB').spec;
const [restore] = Restore.within(store);

function restored(request: RestoreRequest) {
  const chart = component('shop', 'microservices', new App());
  restore?.props.declare(chart, request);
  return chart;
}

const chart = restored({ into: 'comment-back' });
const { spec } = find(chart, 'PerconaServerMongoDB', 'comment-back');

test('any second can be asked for, into a name that the operator takes', () => {
  expect(restore?.props).toMatchObject({ store: 'comment-db', precision: 'second', maxNameLength: 47 });
  expect(() => restored({ into: 'x'.repeat(48) })).toThrow(/'into' has at most 47 characters/);
});

test('it makes a cluster of the same size beside the first, with a certificate of its own', () => {
  expect(kinds(chart)).toEqual(
    expect.arrayContaining(['Certificate', 'PerconaServerMongoDB', 'PerconaServerMongoDBRestore']),
  );
  expect(spec.replsets).toEqual(original.replsets);
  expect(spec.secrets.ssl).toBe(find(chart, 'Certificate').spec.secretName);
  expect(spec.secrets.ssl).not.toBe(original.secrets.ssl);
});

test('it knows the logins of the first, for the users come with the backup', () => {
  expect(spec.secrets.users).toBe(original.secrets.users);
  expect(spec.users).toEqual(original.users);
  expect(spec.users).toHaveLength(1);
});

test('it reads what the first has saved, and saves nothing', () => {
  expect(spec.backup.storages).toEqual(original.backup.storages);
  expect(spec.backup.pitr).toEqual({ enabled: false });
  expect(spec.backup.tasks).toBeUndefined();
});

test('policies of the first hold for its pods', () => {
  const { podSelector } = find(shop, 'NetworkPolicy', 'comment-db').spec;
  expect(Object.keys(podSelector.matchLabels)).not.toContain('app.kubernetes.io/instance');
});

test('it begins with the dump that is named, and stays when its manifest goes', () => {
  const named = restored({ into: 'comment-back', backup: 'cron-comment-db-20260304010000-abcde' });
  expect(find(named, 'PerconaServerMongoDBRestore').spec.backupName).toBe('cron-comment-db-20260304010000-abcde');
  expect(restore?.props.backups?.list).toBe('get psmdb-backup');
  const { annotations } = find(named, 'PerconaServerMongoDB', 'comment-back').metadata;
  expect(annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
});

test('it ends at the moment that is wanted, else at the newest', () => {
  const order = (request: RestoreRequest) => find(restored(request), 'PerconaServerMongoDBRestore').spec;
  expect(order({ into: 'comment-back' })).toEqual({
    clusterName: 'comment-back',
    backupName: unnamedBackup,
    pitr: { type: 'latest' },
  });
  expect(order({ into: 'comment-back', at: new Date('2026-03-04T05:06:07.890Z') }).pitr).toEqual({
    type: 'date',
    date: '2026-03-04 05:06:07',
  });
});
