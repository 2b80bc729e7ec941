import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { restoreManifests } from '../../../cli/restore/run';
import type { RestoreOptions } from '../../../cli/restore/run';

const now = new Date('2026-03-04T12:00:00Z');
const root = path.join(__dirname, '..', '..', '..');

function restored(component: string, options: Partial<RestoreOptions> = {}) {
  const { yaml, notes } = restoreManifests({ root, env: {}, environment: 'local', component, now, ...options });
  return { objects: parseAllDocuments(yaml).map((document) => document.toJS()), notes };
}

test('what Velero saved comes into a new namespace, which is made first', () => {
  const { objects, notes } = restored('cart');
  expect(objects[0]).toMatchObject({ kind: 'Namespace', metadata: { name: 'cart-db-restored' } });
  const restore = objects.find(({ apiVersion, kind }) => apiVersion === 'velero.io/v1' && kind === 'Restore');
  expect(restore?.spec).toMatchObject({ scheduleName: 'cart', namespaceMapping: { cart: 'cart-db-restored' } });
  expect(notes.join(' ')).toContain('comes into namespace cart-db-restored');
});

test('a moment alone names no backup of Velero, and the person is told how to find one', () => {
  const { objects, notes } = restored('cart', { into: 'cart', at: '2026-03-04T01:00:33Z' });
  expect(objects.map(({ spec }) => spec.backupName as string)).toEqual(['name-of-the-backup']);
  expect(notes.join(' ')).toContain('get backups.velero.io -l velero.io/schedule-name=cart');
  const named = restored('cart', { into: 'cart', backup: 'cart-20260304010033' });
  expect(named.objects.map(({ spec }) => spec.backupName as string)).toEqual(['cart-20260304010033']);
});

test('of two stores of a component each has a name', () => {
  const { objects } = restored('delivery-status/delivery-status-queue');
  expect(objects.filter(({ kind }) => kind === 'Restore')).toHaveLength(1);
  const kinds = restored('delivery-status/delivery-status-db', { into: 'delivery-status-db-2' }).objects;
  expect(kinds.map(({ kind }) => kind as string)).toContain('K8ssandraCluster');
});

test('the namespace of another component is refused, with a remedy', () => {
  expect(() => restored('rate', { into: 'order' })).toThrow(
    "--into names a namespace for this store, and order is another component's",
  );
});

test('a store that is not there is refused', () => {
  expect(() => restored('rate/cart-db')).toThrow(
    /rate\/cart-db" cannot be restored: .*\n-> did you mean cart\/cart-db\?/,
  );
});
