import { App } from 'cdk8s';
import { CarriedSecret } from '../../constructs/shared/carried-secret';
import { GeneratedSecret } from '../../constructs/shared/generated-secret';
import { ManifestSet } from '../../verify/manifest';
import type { Manifest } from '../../verify/manifest';
import { carriedSecrets } from '../../verify/rules/references/carried-secrets';
import { component } from '../constructs/render';

function carried(change: (object: any) => void = () => undefined): string[] {
  const app = new App();
  const [owner, client] = ['point', 'order'].map((name) => component(name, 'microservices', app));
  new GeneratedSecret(owner!, 'login', { name: 'login', values: ['password'], data: { password: '{{ .password }}' } });
  new CarriedSecret(client!, 'carried', {
    name: 'point-queue',
    source: owner!,
    data: { password: { secretName: 'login', key: 'password' } },
  });
  const objects = app.charts.flatMap((chart) => chart.toJson() as Manifest[]);
  objects.forEach(change);
  const set = new ManifestSet(objects.map((object) => ({ file: 'local/x/y.yaml', object })));
  return carriedSecrets.check(set).map(({ path, reason }) => `${path}: ${reason}`);
}

const path = 'spec.data[0].remoteRef';
const denied = `${path}: the account 'point-queue' of the store may not read Secret 'login' in namespace 'point'`;

test('what CarriedSecret declares holds', () => {
  expect(carried()).toEqual([]);
});

test.each<[string, (object: any) => void, string]>([
  [
    'a Secret that nobody makes',
    (one) => {
      if (one.kind === 'ExternalSecret' && one.metadata.name === 'login') one.spec.target.name = 'other';
    },
    `${path}: no Secret 'login' in namespace 'point'`,
  ],
  [
    'a key that it does not have',
    (one) => {
      if (one.metadata.name === 'point-queue' && one.spec?.data) one.spec.data[0].remoteRef.property = 'pass';
    },
    `${path}: Secret 'login' has no key 'pass', only password`,
  ],
  [
    'a Role that names another Secret',
    (one) => {
      if (one.kind === 'Role') one.rules[0].resourceNames = ['other'];
    },
    denied,
  ],
  [
    'a Role that only lists',
    (one) => {
      if (one.kind === 'Role') one.rules[0].verbs = ['list'];
    },
    denied,
  ],
  [
    'a Role that is bound to the account of another namespace',
    (one) => {
      if (one.kind === 'RoleBinding') one.subjects[0].namespace = 'cart';
    },
    denied,
  ],
])('%s', (_, change, expected) => {
  expect(carried(change)).toEqual([expected]);
});
