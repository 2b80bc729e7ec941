import { assertFree } from '../../../cli/restore/taken';
import type { Manifest } from '../../../verify/manifest';

const object = (kind: string, name: string, apiVersion = 'v1', spec = {}): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'user' },
  spec,
});
const cluster = (name: string) => object('InnoDBCluster', name, 'mysql.oracle.com/v2');
const before = [cluster('user-db'), object('Service', 'user')];

test('another name is free', () => {
  expect(() => {
    assertFree(before, [...before, cluster('user-db-2')]);
  }).not.toThrow();
});

test.each([
  ['a second object of the name of one', object('Service', 'user'), 'v1 Service user/user'],
  ['an object where an operator has made one', object('Service', 'user-db'), 'v1 Service user/user-db'],
  ['an operator that would make what is declared', cluster('user'), 'v1 Service user/user'],
])('%s is refused', (_, added, name) => {
  expect(() => {
    assertFree(before, [...before, added]);
  }).toThrow(`${name} is there already: restoring would change it\n-> choose another name with --into`);
});
