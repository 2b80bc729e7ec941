import { loadSettings } from '../../../app/settings/load';
import { readOverrides, variableOf } from '../../../app/settings/overrides';
import { settingPaths } from '../../../app/settings/setting-paths';
import { override, valueAt } from '../../../app/settings/setting-map';
import { folderOf, problemsOf, sound } from './folder';

const directory = folderOf({ 'a.yaml': sound, 'b.yaml': sound });

test.each([
  ['TESTBED_PROFILE', 'full', 'profile', 'full'],
  ['TESTBED_TARGET', 'aws', 'target', 'aws'],
  ['TESTBED_DOMAIN', 'ci.example.com', 'domain', 'ci.example.com'],
  ['TESTBED_GIT_URL', 'git@git.example.com:a/b.git', 'git.url', 'git@git.example.com:a/b.git'],
  ['TESTBED_GIT_MANIFESTS_BRANCH', 'preview', 'git.manifestsBranch', 'preview'],
  ['TESTBED_IMAGE_REGISTRY', 'localhost:5000/ci', 'imageRegistry', 'localhost:5000/ci'],
  ['TESTBED_STORAGE_CLASS', 'fast', 'storageClass', 'fast'],
  ['TESTBED_SERVICES_SEARCH', 'false', 'services.search', false],
  ['TESTBED_STORE_NAMES_USER', 'user-db-2', 'storeNames.user', 'user-db-2'],
  ['TESTBED_IMAGES_USER', 'v1.2.3', 'images.user', 'v1.2.3'],
  ['TESTBED_COMPONENTS_ROOK_CEPH', 'true', 'components.rook-ceph', true],
])('%s=%s sets %s in every environment', (variable, text, path, value) => {
  const settings = loadSettings({ directory, env: { [variable]: text } });
  expect(settings.map((one) => valueAt(one, path.split('.')))).toEqual([value, value]);
});

test('every setting has a variable of its own', () => {
  const variables = settingPaths.map(({ path }) => variableOf(path));
  expect(new Set(variables).size).toBe(settingPaths.length);
  expect(variables).toContain('TESTBED_SERVICES_PAYMENT_INFO');
});

test('other variables are none of our business', () => {
  expect(readOverrides({ PATH: '/bin', testbed_profile: 'x', MY_TESTBED_PROFILE: 'x', TESTBEDS: 'x' })).toEqual({
    overrides: [],
    problems: [],
  });
});

test.each([
  ['TESTBED_PROFIL', 'full', 'did you mean TESTBED_PROFILE?'],
  ['TESTBED_GIT_BRANCH', 'x', 'unset it, or choose one of TESTBED_PROFILE, '],
  ['TESTBED_SERVICES_PAYMENTINFO', 'true', 'did you mean TESTBED_SERVICES_PAYMENT_INFO?'],
  ['TESTBED_SERVICES_CEPH', 'true', 'did you mean TESTBED_COMPONENTS_CEPH?'],
  ['TESTBED_COMPONENTS_USER', 'true', 'did you mean TESTBED_SERVICES_USER?'],
  ['TESTBED_', 'x', 'unset it, or choose one of TESTBED_PROFILE, '],
])('%s names no setting, which is said once', (variable, text, remedy) => {
  expect(problemsOf(directory, { env: { [variable]: text } })).toEqual([
    {
      source: variable,
      rule: 'must name a setting, as every variable that begins with TESTBED_',
      remedy: expect.stringContaining(remedy),
    },
  ]);
});

test.each([
  ['TESTBED_PROFILE', '', 'profile', 'must not be empty'],
  ['TESTBED_PROFILE', 'fulll', 'profile', 'must be one of small, full'],
  ['TESTBED_SERVICES_USER', 'yes', 'services.user', 'must be true or false'],
  ['TESTBED_SERVICES_USER', 'TRUE', 'services.user', 'must be true or false'],
  ['TESTBED_DOMAIN', '10.0.0.1', 'domain', expect.stringContaining('no IP address')],
  ['TESTBED_GIT_MANIFESTS_BRANCH', 'main', 'git.manifestsBranch', expect.stringContaining('main or master')],
])('%s=%s is refused by the name of the variable, once', (variable, text, path, rule) => {
  expect(problemsOf(directory, { env: { [variable]: text } })).toEqual([
    { source: variable, path, value: JSON.stringify(text), rule, remedy: expect.any(String) },
  ]);
});

test('credentials in a variable are not shown', () => {
  const problems = problemsOf(directory, { env: { TESTBED_GIT_URL: 'https://ci:secret@git.example.com/a/b' } });
  expect(problems).toMatchObject([{ value: '"https://***@git.example.com/a/b"' }]);
  expect(JSON.stringify(problems)).not.toContain('secret');
});

test('a variable may give what a file lacks, also a section', () => {
  const bare = folderOf({ 'a.yaml': sound.replace(/git:\n.*\n/, '') });
  const [settings] = loadSettings({ directory: bare, env: { TESTBED_GIT_URL: 'https://git.example.com/a/b' } });
  expect(settings?.git.url).toBe('https://git.example.com/a/b');
});

test('a variable does not hide that a section is no map', () => {
  const bad = folderOf({ 'a.yaml': `${sound}services:\n` });
  expect(problemsOf(bad, { env: { TESTBED_SERVICES_USER: 'true' } })).toMatchObject([{ path: 'services' }]);
});

test('a conflict that a variable makes is reported by its name, for each environment', () => {
  const problems = problemsOf(directory, { env: { TESTBED_SERVICES_PAYMENT_INFO: 'false' } });
  expect(problems).toMatchObject([
    {
      source: 'TESTBED_SERVICES_PAYMENT_INFO',
      rule: expect.stringMatching(/\buser\b.* need it \(in the environment a\)$/),
    },
    {
      source: 'TESTBED_SERVICES_PAYMENT_INFO',
      rule: expect.stringMatching(/\buser\b.* need it \(in the environment b\)$/),
    },
  ]);
});

test('a variable that wants what a file has turned off is named as the cause', () => {
  const off = folderOf({ 'a.yaml': `${sound}components: { ceph: false }\n` });
  expect(problemsOf(off)).toEqual([]);
  expect(problemsOf(off, { env: { TESTBED_TARGET: 'bare-metal' } })).toMatchObject([
    { source: 'TESTBED_TARGET', path: 'components.ceph' },
  ]);
});

test('laying a variable over a file does not change what the file says', () => {
  const file = { git: { url: 'a' } };
  const laid = override(file, [{ variable: 'TESTBED_GIT_URL', path: ['git', 'url'], value: 'b' }]);
  expect([file, laid]).toEqual([{ git: { url: 'a' } }, { git: { url: 'b' } }]);
});
