import type { Located, Manifest } from '../../verify/manifest';
import { datastores } from '../../verify/rules/references/datastores';
import { imagesPinned } from '../../verify/rules/images-pinned';
import { protectedData } from '../../verify/rules/protected-data';
import { resourceData } from '../../verify/rules/references/resource-data';
import { type Edits, edit } from './edit';
import { faultsOf } from './fixture';
import { keys, made, numbers, pod, resource, servicePorts } from './made';

const spec = () => ({
  crVersion: '1.22.0',
  image: 'psmdb:8.0.19-7',
  secrets: { users: 'db-system-users', ssl: 'db-tls', keyFile: 'db-key' },
  users: [{ name: 'cart', passwordSecretRef: { name: 'db-cart' } }, { name: 'bare' }],
  replsets: [{ name: 'rs0', size: 3, configuration: 'net: {}' }],
  backup: {
    image: 'pbm:2.12.0',
    storages: { s3: { minio: { bucket: 'backups', credentialsSecret: 'backups-s3' } } },
    tasks: [{ storageName: 's3' }],
  },
});

const secret = (name: string, ...names: readonly string[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'user' },
  data: Object.fromEntries(names.map((key) => [key, ''])),
});

function located(edits: Edits = {}): Located[] {
  const database = resource('psmdb.percona.com/v1', 'PerconaServerMongoDB', spec());
  edit(database, edits);
  const others = [
    secret('db-tls', 'tls.crt', 'tls.key', 'ca.crt'),
    secret('db-cart', 'password'),
    secret('backups-s3', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'),
    resource('seaweed.seaweedfs.com/v1', 'Bucket', {}, 'user', 'backups'),
  ];
  return [database, ...others].map((object) => ({ file: `local/user/${object.kind}.yaml`, object }));
}

describe('what the operator makes', () => {
  const set = made(resource('psmdb.percona.com/v1', 'PerconaServerMongoDB', spec()));

  test('members behind a headless Service', () => {
    expect(numbers(set, 'db-rs0')).toEqual([27017]);
    expect(pod(set, 'db-rs0')?.labels).toMatchObject({
      'app.kubernetes.io/name': 'percona-server-mongodb',
      'app.kubernetes.io/instance': 'db',
      'app.kubernetes.io/component': 'mongod',
    });
    expect(servicePorts(set, 'db-rs0')).toEqual([27017]);
    expect(set.find('/ConfigMap', 'db-rs0-mongod', 'user')).toBeDefined();
  });

  test('logins and keys under the names that it is given', () => {
    expect(keys(set, 'db-system-users')).toContain('MONGODB_BACKUP_PASSWORD');
    expect(keys(set, 'db-key')).toEqual(['mongodb-key']);
    expect(keys(set, 'db-custom-user-secret')).toEqual(['bare']);
  });

  test('no certificate where one is brought', () => {
    expect(set.find('/Secret', 'db-ssl', 'user')).toBeUndefined();
    expect(keys(set, 'db-ssl-internal')).toEqual(['tls.crt', 'tls.key', 'ca.crt']);
  });
});

test('a complete cluster has no fault but the missing protection', () => {
  for (const rule of [datastores, resourceData, imagesPinned]) expect(faultsOf(rule, located())).toEqual([]);
  expect(faultsOf(protectedData, located()).filter((fault) => fault.includes('holds data'))).toHaveLength(2);
});

test.each<[string, Edits, string]>([
  ['a bucket', { 'spec.backup.storages.s3.minio.bucket': 'x' }, "s3.minio.bucket: no Bucket 'x'"],
  ['a storage of a task', { 'spec.backup.tasks[0].storageName': 'x' }, "tasks[0].storageName: no storage 'x'"],
])('%s that is missing', (_, edits, expected) => {
  expect(faultsOf(datastores, located(edits))).toEqual([expect.stringContaining(expected)]);
});

test.each<[string, Edits, string]>([
  ['a certificate', { 'spec.secrets.ssl': 'x' }, "spec.secrets.ssl: no Secret 'x'"],
  ['a password', { 'spec.users[0].passwordSecretRef.name': 'x' }, "users[0].passwordSecretRef: no Secret 'x'"],
  ['a key of a password', { 'spec.users[0].passwordSecretRef.key': 'x' }, "Secret 'db-cart' has no key 'x'"],
  ['a login of S3', { 'spec.backup.storages.s3.minio.credentialsSecret': 'x' }, "credentialsSecret: no Secret 'x'"],
])('%s that is missing', (_, edits, expected) => {
  expect(faultsOf(resourceData, located(edits))).toEqual([expect.stringContaining(expected)]);
});

test('a version that the operator would choose', () => {
  expect(faultsOf(imagesPinned, located({ 'spec.crVersion': undefined }))).toEqual([
    'spec.crVersion: not set, so the operator chooses',
  ]);
});
