import type { Located, Manifest } from '../../verify/manifest';
import { imagesPinned } from '../../verify/rules/images-pinned';
import { protectedData } from '../../verify/rules/protected-data';
import { resourceData } from '../../verify/rules/references/resource-data';
import { type Edits, edit } from './edit';
import { faultsOf } from './fixture';
import { made, numbers, pod, resource, servicePorts } from './made';

const failover = (edits: Edits = {}): Manifest => {
  const object = resource('databases.spotahome.com/v1', 'RedisFailover', {
    auth: { secretPath: 'db-default' },
    redis: {
      image: 'redis:7.2.4',
      extraVolumes: [{ name: 'user', secret: { secretName: 'db-cart', items: [{ key: 'user.conf' }] } }],
    },
    sentinel: { image: 'redis:7.2.4' },
  });
  edit(object, edits);
  return object;
};

const secret = (name: string, key: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'user' },
  data: { [key]: '' },
});

const located = (edits: Edits = {}): Located[] =>
  [failover(edits), secret('db-default', 'password'), secret('db-cart', 'user.conf')].map((object) => ({
    file: `local/user/${object.kind}.yaml`,
    object,
  }));

test('the operator makes Redis in both roles, Sentinels, and a Service for each', () => {
  const set = made(failover());
  expect(numbers(set, 'rfr-db-master')).toEqual([6379]);
  expect(pod(set, 'rfr-db-slave')?.labels).toMatchObject({ 'redisfailovers-role': 'slave' });
  expect(numbers(set, 'rfs-db')).toEqual([26379]);
  expect(servicePorts(set, 'rfs-db')).toEqual([26379]);
  expect(servicePorts(set, 'rfrm-db')).toEqual([6379]);
  expect(set.find('/Service', 'rfr-db', 'user')).toBeUndefined();
});

test('an exporter has a port of its own', () => {
  const exporter = { enabled: true };
  const set = made(failover({ 'spec.redis.exporter': exporter, 'spec.sentinel.exporter': exporter }));
  expect(numbers(set, 'rfr-db-master')).toEqual([6379, 9121]);
  expect(numbers(set, 'rfs-db')).toEqual([26379, 9355]);
  expect(servicePorts(set, 'rfr-db')).toEqual([9121]);
});

test('a complete one has no fault but the missing protection', () => {
  for (const rule of [resourceData, imagesPinned]) expect(faultsOf(rule, located())).toEqual([]);
  expect(faultsOf(protectedData, located())).toHaveLength(1);
});

test.each<[string, Edits, string]>([
  ['the password', { 'spec.auth.secretPath': 'x' }, "spec.auth.secretPath: no Secret 'x'"],
  ['a user', { 'spec.redis.extraVolumes[0].secret.secretName': 'x' }, "no Secret 'x'"],
])('%s that is missing', (_, edits, expected) => {
  expect(faultsOf(resourceData, located(edits))).toEqual([expect.stringContaining(expected)]);
});

test.each(['redis', 'sentinel'])('an image of %s that the operator would choose', (part) => {
  expect(faultsOf(imagesPinned, located({ [`spec.${part}.image`]: undefined }))).toEqual([
    `spec.${part}.image: not set, so the operator chooses`,
  ]);
});
