import { serviceHosts } from '../../verify/rules/references/service-hosts';
import type { Edits } from './edit';
import { faults } from './fixture';

const env = 'spec.template.spec.containers[0].env';
const variable = (name: string, value: string): Edits => ({ [`${env}[+]`]: { name, value } });

test.each<[string, string, string]>([
  ['a Service that is missing', 'http://users.user.svc:8080', "no Service 'user/users'"],
  ['a namespace that is missing', 'http://user.users.svc:8080', "no Service 'users/user'"],
  ['another port', 'http://user.user.svc:8081', "Service 'user/user' has no port 8081"],
  ['the port of http', 'http://user.user.svc', "Service 'user/user' has no port 80"],
  ['the port of https', 'https://user.user.svc.cluster.local/', "Service 'user/user' has no port 443"],
  ['one of several', 'user-db.user.svc:3306,user-dbx.user.svc:3306', "no Service 'user/user-dbx'"],
])('%s', (_, value, reason) => {
  expect(faults(serviceHosts, 'Deployment', 'user', variable('X', value))).toEqual([`${env}[2].value: ${reason}`]);
});

test.each([
  'http://user.user.svc:8080/path',
  'user-db.user.svc',
  'user-db-0.user-db-instances.user.svc.cluster.local:3306',
  'https://kubernetes.default.svc',
  'http://store-s3.object-store.svc:8333',
  'http://user.user.svcx',
])('%s is there', (value) => {
  expect(faults(serviceHosts, 'Deployment', 'user', variable('X', value))).toEqual([]);
});

test('a port in the variable beside it', () => {
  const edits = {
    [`${env}[2]`]: { name: 'DB_HOST', value: 'user-db.user.svc' },
    [`${env}[3]`]: { name: 'DB_PORT', value: '5432' },
  };
  expect(faults(serviceHosts, 'Deployment', 'user', edits)).toEqual([
    `${env}[2].value: Service 'user/user-db' has no port 5432`,
  ]);
});

test('custom resources and their operators too', () => {
  const path = 'spec.backupProfiles[0].dumpInstance.storage.s3.endpoint';
  expect(faults(serviceHosts, 'InnoDBCluster', 'user-db', { [path]: 'http://minio.minio.svc' })).toEqual([
    `${path}: no Service 'minio/minio'`,
  ]);
});
