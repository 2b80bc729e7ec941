import { type Edits } from './edit';
import { noLiteralSecrets } from '../../verify/rules/no-literal-secrets';
import { faults, faultsOf, fixture } from './fixture';

const env = (name: string, value: string): Edits => ({ 'spec.template.spec.containers[0].env[+]': { name, value } });
const values = (valuesObject: unknown): Edits => ({ 'spec.sources[0].helm.valuesObject': valuesObject });
const at = 'spec.template.spec.containers[0].env[2].value';
const helm = 'spec.sources[0].helm';

test.each<[string, string, string, Edits, string]>([
  ['a password in a variable', 'Deployment', 'user', env('DB_PASSWORD', 'hunter2'), `${at}: variable DB_PASSWORD`],
  ['a token in a variable', 'Deployment', 'user', env('GITHUB_TOKEN', 'abc'), `${at}: variable GITHUB_TOKEN`],
  [
    'a key in a variable of a custom resource',
    'postgresql',
    'payment-info-db',
    { 'spec.env[+]': { name: 'AWS_SECRET_ACCESS_KEY', value: 'x' } },
    'spec.env[1].value: variable AWS_SECRET_ACCESS_KEY',
  ],
  [
    'credentials in a URL',
    'Deployment',
    'user',
    env('DB_URL', 'postgres://me:hunter2@db:5432/x'),
    `${at}: a URL carries credentials`,
  ],
  [
    'a private key',
    'ConfigMap',
    'user-check',
    { 'data.pem': '-----BEGIN RSA PRIVATE KEY-----' },
    'data.pem: a private key',
  ],
  [
    'a password in a ConfigMap',
    'ConfigMap',
    'user-check',
    { 'data.password': 'hunter2' },
    "data.password: 'password' holds",
  ],
  [
    'a password in Helm values',
    'Application',
    'postgres-operator',
    values({ admin: { adminPassword: 'x' } }),
    `${helm}.valuesObject.admin.adminPassword: 'adminPassword' holds`,
  ],
  [
    'a password in a Helm parameter',
    'Application',
    'postgres-operator',
    { 'spec.sources[0].helm.parameters': [{ name: 'server.password', value: 'x' }] },
    `${helm}.parameters[0].value: 'server.password' holds`,
  ],
  [
    'a password in Helm values that are text',
    'Application',
    'postgres-operator',
    { 'spec.sources[0].helm.values': 'admin: {password: x}' },
    `${helm}.values.admin.password: 'password' holds`,
  ],
  [
    'a literal in the template of a Secret',
    'ExternalSecret',
    'user-db-root',
    { 'spec.target.template.data.rootPassword': 'x' },
    "spec.target.template.data.rootPassword: 'rootPassword' holds",
  ],
])('%s', (_, kind, name, edits, expected) => {
  expect(faults(noLiteralSecrets, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});

test.each([
  ['a path', 'DB_PASSWORD_FILE', '/run/secrets/db/password'],
  ['another variable', 'PGPASSWORD', '$(DB_PASSWORD)'],
  ['nothing', 'DB_PASSWORD', ''],
  ['a word that only sounds alike', 'KEYSPACE', 'shop'],
  ['a URL without credentials', 'USER_URL', 'http://user.user.svc:8080/a@b'],
])('%s is no secret', (_, name, value) => {
  expect(faults(noLiteralSecrets, 'Deployment', 'user', env(name, value))).toEqual([]);
});

test('the name of a Secret in the values of a chart is no secret', () => {
  const named = values({ existingSecretAdminPassword: 'harbor-admin' });
  expect(faults(noLiteralSecrets, 'Application', 'postgres-operator', named)).toEqual([]);
});

test('a variable of the server in the values of a chart is no secret, and nothing may stand beside it', () => {
  const password = (value: string) =>
    faults(noLiteralSecrets, 'Application', 'postgres-operator', values({ password: value }));
  expect(password('<< $ORDER_PASSWORD >>')).toEqual([]);
  expect(password('<< hunter2 >>')).toHaveLength(1);
  expect(password('<< $ORDER_PASSWORD >>x')).toHaveLength(1);
});

test.each(['data', 'stringData'])('a Secret with literal %s', (field) => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'db', namespace: 'user' },
    [field]: { login: 'eA==', empty: '' },
  };
  expect(faultsOf(noLiteralSecrets, [...fixture(), { file: 'local/user/Secret.db.yaml', object: secret }])).toEqual([
    `${field}.login: Secret key 'login' holds a literal value`,
  ]);
});
