import * as path from 'node:path';
import { services } from '../../../app/services';
import { loadSettings } from '../../../app/settings/load';
import { SettingsError } from '../../../app/settings/problem';
import { folderOf, problemsOf, sound } from './folder';

const shipped = path.join(__dirname, '..', '..', '..', 'environments');

test('the shipped environments are sound and come sorted by name', () => {
  const settings = loadSettings({ directory: shipped, env: {} });
  expect(settings.map(({ environment, profile, target }) => [environment, profile, target])).toEqual([
    ['local', 'small', 'kind'],
    ['production', 'full', 'bare-metal'],
  ]);
});

test('what a file does not say takes its default', () => {
  const [settings] = loadSettings({ directory: folderOf({ 'a.yaml': sound }), env: {} });
  expect(settings?.git.manifestsBranch).toBe('manifests');
  expect(settings?.services.user).toBe(true);
  expect(settings).not.toHaveProperty('storageClass');
});

test('a service that is turned off is off, and so is what only it requires', () => {
  const file = `${sound}services: { search: false }\n`;
  const [settings] = loadSettings({ directory: folderOf({ 'a.yaml': file }), env: {} });
  expect(settings?.services).toMatchObject({ search: false, 'payment-info': true });
  expect(settings?.components).toMatchObject({ 'eck-operator': false, 'postgres-operator': true });
});

test('every service may be off', () => {
  const off = Object.keys(services).map((name) => `${name}: false`);
  const file = `${sound}services: { ${off.join(', ')} }\n`;
  const [settings] = loadSettings({ directory: folderOf({ 'a.yaml': file }), env: {} });
  expect(Object.values(settings!.components)).not.toContain(true);
});

test('a component that is turned on brings what it requires', () => {
  const file = `${sound}components: { ceph: true }\n`;
  const [settings] = loadSettings({ directory: folderOf({ 'a.yaml': file }), env: {} });
  expect(settings?.components).toMatchObject({ ceph: true, 'rook-ceph': true });
});

test('bare metal brings Ceph, unless another StorageClass is named', () => {
  const file = sound.replace('kind', 'bare-metal');
  const ceph = (content: string) =>
    loadSettings({ directory: folderOf({ 'a.yaml': content }), env: {} })[0]?.components.ceph;
  expect(ceph(file)).toBe(true);
  expect(ceph(`${file}storageClass: longhorn\n`)).toBe(false);
});

test('the order of keys in a file does not matter', () => {
  const lines = [
    'imageRegistry: ghcr.io/owner',
    'components: { ceph: true, rook-ceph: true }',
    'services: { user: true, payment-info: true }',
    'git: { manifestsBranch: yaml, url: https://github.com/owner/repository.git }',
    'domain: testbed.localhost',
    'target: kind',
    'profile: small',
  ];
  const turned = (text: string) => text.replace(/\{ (.*), (.*) \}/, '{ $2, $1 }');
  const load = (all: string[]) =>
    JSON.stringify(loadSettings({ directory: folderOf({ 'a.yaml': all.join('\n') }), env: {} }));
  expect(load(lines)).toBe(load([...lines].reverse().map(turned)));
});

test('every problem of every file and variable comes in one report, with the place, the value, the rule and the remedy', () => {
  const directory = folderOf({
    'a.yaml': sound.replace('small', 'smal').replace('testbed.localhost', 'http://x.example.com'),
    'b.yaml': '- a list\n',
    'c.yaml': sound,
  });
  const load = () => loadSettings({ directory, env: { TESTBED_PROFIL: 'full' } });
  expect(load).toThrow(SettingsError);
  expect(load).toThrow(
    `4 problems in the settings:

environments/a.yaml:1:10  profile: "smal"
    must be one of small, full
    -> did you mean small?
environments/a.yaml:3:9  domain: "http://x.example.com"
    must be a lowercase DNS name: labels of a-z, 0-9 and - of at most 63 characters, 240 in all; no IP address
    -> write x.example.com

environments/b.yaml:1:1
    must be a map of settings
    -> write one \`name: value\` per line, as in environments/local.yaml

TESTBED_PROFIL
    must name a setting, as every variable that begins with TESTBED_
    -> did you mean TESTBED_PROFILE?`,
  );
});

test('problems of requirements are reported beside those of values', () => {
  const file = `${sound.replace('small', 'large')}services: { payment-info: false }\n`;
  const paths = problemsOf(folderOf({ 'a.yaml': file })).map((problem) => problem.path);
  expect(paths).toEqual(['profile', 'services.payment-info']);
});

test('requirements are not guessed while a switch is misspelt', () => {
  const file = `${sound}services: { payment-info: false, usr: false }\n`;
  const paths = problemsOf(folderOf({ 'a.yaml': file })).map((problem) => problem.path);
  expect(paths).toEqual(['services.usr']);
});
