import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse, stringify } from 'yaml';
import { services } from '../../app/services';
import { loadSettings } from '../../app/settings/load';
import { profileNames, targetNames } from '../../app/settings/settings';
import { syncWave } from '../../constructs/gitops/sync-wave';
import { ManifestSet } from '../../verify/manifest';
import { allows } from '../../verify/network';
import { verify } from '../../verify/rules';
import { environmentsFolder, settingsLike, shippedSettings, synthesizeInMemory } from './synthesized';

const shipped = shippedSettings().map((settings) => [settings.environment, settings] as const);
const combinations = targetNames.flatMap((target) => profileNames.map((profile) => [target, profile] as const));

describe.each(shipped)('the environment %s', (_, settings) => {
  const { testbed, located } = synthesizeInMemory(settings);
  const manifests = new ManifestSet(located);

  test('opens every declared edge on both sides', () => {
    const blocked = testbed.edges.flatMap(({ client, server, ports, node }) =>
      ports.flatMap(({ port }) => {
        const from = { namespace: client.namespace, labels: client.podLabels };
        const to = { namespace: server.namespace, labels: server.podLabels, port };
        const { blockedBy } = allows(manifests, from, to);
        return blockedBy.map((direction) => `${node.path}: ${direction} of port ${String(port)}`);
      }),
    );
    expect(testbed.edges.length).toBeGreaterThan(10);
    expect(blocked).toEqual([]);
  });

  test('opens no service to another that does not call it', () => {
    const api = (name: string) => ({ namespace: name, labels: podLabelsOf(name) });
    const { allowed, blockedBy } = allows(manifests, api('payment-info'), { ...api('user'), port: 8080 });
    expect({ allowed, blockedBy }).toEqual({ allowed: false, blockedBy: ['egress', 'ingress'] });
    expect(allows(manifests, api('user'), { ...api('payment-info'), port: 9090 }).allowed).toBe(false);
  });

  test('comes out the same twice, whatever the order of the keys in its file', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-order-'));
    const file = `${settings.environment}.yaml`;
    const content = parse(fs.readFileSync(path.join(environmentsFolder, file), 'utf8')) as Record<string, unknown>;
    fs.writeFileSync(path.join(folder, file), stringify(reversed(content)));
    const [reordered] = loadSettings({ directory: folder, env: {} });
    fs.rmSync(folder, { recursive: true });
    expect(reordered).toBeDefined();
    expect(JSON.stringify(synthesizeInMemory(reordered ?? settings).located)).toBe(JSON.stringify(located));
  });
});

test.each(combinations)('every rule holds on %s in profile %s', (target, profile) => {
  const settings = settingsLike('local', { TESTBED_TARGET: target, TESTBED_PROFILE: profile });
  const { located } = synthesizeInMemory(settings);
  expect(located.length).toBeGreaterThan(100);
  expect(verify(located)).toEqual([]);
});

test('a StorageClass of the user takes the place of all others', () => {
  const settings = settingsLike('production', { TESTBED_STORAGE_CLASS: 'theirs' });
  const { located } = synthesizeInMemory(settings);
  expect(verify(located, { storageClasses: ['theirs'] })).toEqual([]);
  expect(located.filter(({ object }) => object.kind === 'StorageClass')).toEqual([]);
  expect(JSON.stringify(located)).not.toContain('ceph-block');
});

test('the settings say which image of a service runs', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const imagesOf = (version: string) =>
    JSON.stringify(synthesizeInMemory(settingsLike('local', { TESTBED_IMAGES_USER: version })).located);
  expect(imagesOf('v9.8.7')).toContain('/user:v9.8.7"');
  expect(imagesOf(`v9.8.7@${digest}`)).toContain(`/user:v9.8.7@${digest}"`);
  expect(imagesOf(digest)).toContain(`/user@${digest}"`);
});

test('a service that is off takes along what only it needs', () => {
  const { testbed } = synthesizeInMemory(settingsLike('local', { TESTBED_SERVICES_SEARCH: 'false' }));
  const names = testbed.components.map(({ node }) => node.id);
  expect(names).not.toContain('search');
  expect(names).not.toContain('eck-operator');
  expect(names).toContain('payment-info');
});

test("the kinds that Memcached's operator watches are there before any operator, and gone with the last that wants them", () => {
  const componentsWith = (changes: Readonly<Record<string, string>>) =>
    synthesizeInMemory(settingsLike('local', changes)).testbed.components;
  const components = componentsWith({});
  const definitions = components.find(({ node }) => node.id === 'prometheus-crds')!;
  const operators = components.filter(({ role }) => role === 'operator');
  expect(Math.min(...operators.map(syncWave))).toBeGreaterThan(syncWave(definitions));
  expect(
    componentsWith({
      TESTBED_SERVICES_POINT: 'false',
      TESTBED_SERVICES_ORDER: 'false',
      TESTBED_SERVICES_CART: 'false',
    }),
  ).not.toContainEqual(expect.objectContaining({ role: 'definitions' }));
});

test('the projects allow what is switched off: Argo CD removes only what they allow', () => {
  const projects = (changes: Readonly<Record<string, string>>) =>
    synthesizeInMemory(settingsLike('local', changes)).located.filter(({ object }) => object.kind === 'AppProject');
  const off = { TESTBED_SERVICES_SEARCH: 'false', TESTBED_COMPONENTS_ECK_OPERATOR: 'false' };
  expect(projects(off)).toEqual(projects({}));
});

function podLabelsOf(service: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': service,
    'app.kubernetes.io/instance': service,
    'app.kubernetes.io/component': 'service',
  };
}

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
}

test('a testbed without any service is sound', () => {
  const off = Object.keys(services).map((name) => [
    `TESTBED_SERVICES_${name.toUpperCase().replaceAll('-', '_')}`,
    'false',
  ]);
  const { testbed, located } = synthesizeInMemory(settingsLike('production', Object.fromEntries(off)));
  expect(testbed.components.map(({ node }) => node.id)).not.toContain('payment-info');
  expect(verify(located)).toEqual([]);
});
