import { folderOf, problemsOf, sound } from './folder';

/** The sound file with one setting replaced; below `git` when the setting is of git. */
function fileWith(setting: string, value: string): string {
  const [section, key] = setting.split('.');
  const kept = sound.split('\n').filter((line) => !line.trim().startsWith(`${key ?? section}:`));
  if (key === undefined) return [`${section}: ${value}`, ...kept].join('\n');
  return kept.join('\n').replace('git:', `git:\n  ${key}: ${value}`);
}

const label63 = 'a'.repeat(63);

test.each([
  ['domain', 'localhost'],
  ['domain', 'a-1.example.com'],
  ['domain', '1.example.com'],
  ['domain', 'xn--bcher-kva.example'],
  ['domain', `${label63}.${label63}.${label63}.${'a'.repeat(48)}`],
  ['git.url', 'https://github.com/owner/repository'],
  ['git.url', 'https://git.example.com:8443/a/b/c.git'],
  ['git.url', 'git@github.com:owner/repository.git'],
  ['git.url', 'ssh://git@git.example.com:2222/owner/repository.git'],
  ['git.manifestsBranch', 'deploy/yaml'],
  ['git.manifestsBranch', 'mainline'],
  ['imageRegistry', 'localhost:5000/shop'],
  ['imageRegistry', 'registry:5000/shop'],
  ['imageRegistry', '123.dkr.ecr.eu-west-1.amazonaws.com/team_a/shop'],
  ['storageClass', 'rook-ceph.block'],
  ['backup', '{ schedule: 59 23 * * *, retentionDays: 365 }'],
  ['backup', '{}'],
  ['storeNames', '{ user: user-db-2 }'],
  ['images', '{ user: v1.2.3 }'],
  ['images', `{ user: "v1.2.3@sha256:${'a'.repeat(64)}" }`],
  ['images', `{ user: "sha256:${'a'.repeat(64)}" }`],
])('%s may be %s', (setting, value) => {
  expect(problemsOf(folderOf({ 'a.yaml': fileWith(setting, value) }))).toEqual([]);
});

const credentials = 'must not contain credentials: it is written into every Application and ends in git';

test.each<[string, string, object]>([
  ['profile', 'medium', { rule: 'must be one of small, full', remedy: 'choose one of small, full' }],
  ['profile', 'Full', { remedy: 'did you mean full?' }],
  ['profile', '1', { value: '1', rule: 'must be one of small, full' }],
  ['target', 'baremetal', { remedy: 'did you mean bare-metal?' }],
  ['target', '[kind]', { value: '["kind"]', rule: 'must be one of kind, bare-metal, aws, gcp, azure' }],
  ['domain', 'https://testbed.example.com/', { remedy: 'write testbed.example.com' }],
  ['domain', 'testbed.example.com:443', { remedy: 'write testbed.example.com' }],
  ['domain', 'testbed.example.com.', { remedy: 'write testbed.example.com' }],
  ['domain', '"*.example.com"', { remedy: 'write example.com' }],
  ['domain', 'Testbed.example.com', { remedy: 'write testbed.example.com' }],
  ['domain', 'a..b', {}],
  ['domain', '-a.b', {}],
  ['domain', 'a_b.example.com', {}],
  ['domain', 'b\u00fccher.example', {}],
  ['domain', `a${label63}.b`, {}],
  ['domain', `${label63}.${label63}.${label63}.${'a'.repeat(49)}`, {}],
  ['domain', '10.0.0.1', {}],
  ['domain', '"::1"', {}],
  ['domain', '""', {}],
  ['domain', '1.5', { rule: 'must be a text' }],
  ['domain', '"a.b\\n"', {}],
  ['git.url', 'https://user:secret@github.com/a/b', { rule: credentials, value: '"https://***@github.com/a/b"' }],
  ['git.url', 'https://secret@github.com/a/b', { rule: credentials, value: '"https://***@github.com/a/b"' }],
  ['git.url', 'ssh://git:secret@github.com/a/b', { rule: credentials, value: '"ssh://***@github.com/a/b"' }],
  ['git.url', 'https://user:sec/ret@github.com/a/b', { value: '"https://***@github.com/a/b"' }],
  ['git.url', 'user:secret@github.com/a/b', { value: '"***@github.com/a/b"' }],
  ['git.url', 'https://github.com/a/b?token=secret', { value: '"https://github.com/a/b?***"' }],
  ['git.url', '"https://github.com/a/b#secret"', { value: '"https://github.com/a/b#***"' }],
  ['git.url', '[https://user:secret@github.com/a/b]', { rule: 'must be a text' }],
  ['git.url', 'http://github.com/a/b', { rule: expect.stringMatching(/^must be an https/) }],
  ['git.url', 'github.com/a/b', {}],
  ['git.url', '/srv/git/a', {}],
  ['git.url', 'file:///srv/git/a', {}],
  ['git.url', 'https://github.com', { rule: 'must name a host and a repository on it' }],
  ['git.url', 'https://github.com/a b', {}],
  ['git.url', 'ssh://-oProxyCommand=x/a', {}],
  ['git.url', '""', {}],
  [
    'notifications',
    '{ webhook: http://alerts.test/a }',
    { path: 'notifications.webhook', rule: 'must be an https:// URL' },
  ],
  ['notifications', '{ webhook: alerts }', { path: 'notifications.webhook', rule: 'must be an https:// URL' }],
  ...['https://user:secret@alerts.test/a', 'https://alerts.test/a?key=secret', '"https://alerts.test/a#secret"'].map(
    (url): [string, string, object] => [
      'notifications',
      `{ webhook: ${url} }`,
      { path: 'notifications.webhook', rule: expect.stringMatching(/^must have neither credentials nor a query/) },
    ],
  ),
  ['notifications', '{}', { path: 'notifications.webhook' }],
  ['alerts', '{ webhook: http://alerts.test/a }', { path: 'alerts.webhook', rule: 'must be an https:// URL' }],
  ['alerts', '{}', { path: 'alerts.webhook' }],
  ['git.manifestsBranch', 'main', { remedy: 'choose a branch of its own, such as manifests' }],
  ['git.manifestsBranch', 'master', { rule: 'must not be main or master: publishing replaces everything on it' }],
  ...[
    'a b',
    'a..b',
    '/a',
    'a/',
    'a//b',
    '.a',
    'a/.b',
    'a.lock',
    'a.',
    '"@"',
    'a@{1}',
    '-a',
    'HEAD',
    'a~1',
    'a^',
    '"a:b"',
    'a?',
    '"a*"',
    '""',
  ].map((name): [string, string, object] => [
    'git.manifestsBranch',
    name,
    { rule: expect.stringMatching(/^must be a name that git/) },
  ]),
  ['git.manifestsBranch', '1.10', { rule: 'must be a text' }],
  ['imageRegistry', 'https://ghcr.io/owner', { remedy: 'write ghcr.io/owner' }],
  ['imageRegistry', 'ghcr.io/owner/', { remedy: 'write ghcr.io/owner' }],
  ['imageRegistry', 'ghcr.io/owner:v1', {}],
  ['imageRegistry', 'ghcr.io/owner@sha256:0', {}],
  ['imageRegistry', 'ghcr.io', {}],
  ['imageRegistry', 'owner/shop', {}],
  ['imageRegistry', 'ghcr.io/Owner', {}],
  ['storageClass', 'Rook_Ceph', {}],
  ['storageClass', '""', {}],
  ['storageClass', 'null', { rule: 'must be a text' }],
  ['storeNames', '{ user: User_DB }', { path: 'storeNames.user', rule: expect.stringContaining('name of a store') }],
  ['storeNames', '{ user: 2-user-db }', { path: 'storeNames.user' }],
  ['storeNames', '{ admin: admin-db }', { path: 'storeNames.admin' }],
  ['images', '{ user: latest }', { path: 'images.user', rule: "must not be the tag 'latest': it moves" }],
  ['images', '{ user: v1 }', { path: 'images.user', rule: "must not be the tag 'v1': it moves" }],
  ['images', '{ user: 1.2 }', { path: 'images.user', rule: 'must be a text' }],
  [
    'images',
    '{ user: registry/user:v1.2.3 }',
    { path: 'images.user', rule: expect.stringContaining('not a whole image name') },
  ],
  [
    'images',
    '{ user: "v1.2.3@sha256:abc" }',
    { path: 'images.user', rule: expect.stringContaining('64 hexadecimal digits') },
  ],
  [
    'images',
    `{ user: "v1.2.3@sha256:${'A'.repeat(64)}" }`,
    { path: 'images.user', rule: expect.stringContaining('lowercase') },
  ],
  ['images', '{ user: "@sha256:abc" }', { path: 'images.user' }],
  ['images', '{ user: "" }', { path: 'images.user' }],
  ['services', '[user]', { rule: 'must be a map' }],
  ['services', '{ user: yes }', { path: 'services.user', value: '"yes"', rule: 'must be true or false' }],
  ['services', '{ user: 1 }', { path: 'services.user', rule: 'must be true or false' }],
  ['components', 'null', { rule: 'must be a map' }],
  ['git', 'https://github.com/a/b', { rule: 'must be a map' }],
])('%s must not be %s', (setting, value, problem) => {
  const file = setting === 'git' ? sound.replace(/git:\n.*\n/, `git: ${value}\n`) : fileWith(setting, value);
  const problems = problemsOf(folderOf({ 'a.yaml': file }));
  expect(problems).toMatchObject([
    { source: 'environments/a.yaml', path: setting, line: expect.any(Number), ...problem },
  ]);
  expect(JSON.stringify(problems)).not.toContain('secret');
});

test.each([
  ['profile', 'add profile: small | full'],
  ['domain', 'add domain'],
  ['git.url', 'add url'],
])('%s must be given', (path, remedy) => {
  const file = sound.replace(
    new RegExp(`${path.split('.').at(-1)}:.*`),
    path === 'git.url' ? 'manifestsBranch: yaml' : '',
  );
  expect(problemsOf(folderOf({ 'a.yaml': file }))).toMatchObject([{ path, rule: 'must be given', remedy }]);
});

test.each([
  ['profle: small', 'profle', 'did you mean profile?'],
  ['image_registry: ghcr.io/owner', 'image_registry', 'did you mean imageRegistry?'],
  [
    'password: hunter2',
    'password',
    'remove it, or choose one of profile, target, domain, git, imageRegistry, storageClass, services, components, stores, storeNames, backup, alerts, notifications, images',
  ],
  ['manifestsBranch: yaml', 'manifestsBranch', 'it belongs elsewhere: write it as git.manifestsBranch'],
  ['services: { payment-inf: true }', 'services.payment-inf', 'did you mean payment-info?'],
  ['services: { ceph: true }', 'services.ceph', 'it belongs elsewhere: write it as components.ceph'],
  ['components: { user: true }', 'components.user', 'it belongs elsewhere: write it as services.user'],
  ['__proto__: { profile: full }', '__proto__', expect.stringMatching(/^remove it/)],
  ['services: { constructor: true }', 'services.constructor', expect.stringMatching(/^remove it/)],
])('the unknown key of `%s` is refused, and its value is not shown', (line, path, remedy) => {
  const [problem, ...others] = problemsOf(folderOf({ 'a.yaml': `${sound}${line}\n` }));
  expect(problem).toMatchObject({ path, line: 7, remedy });
  expect(problem).not.toHaveProperty('value');
  expect(others).toEqual([]);
});

test.each([
  ['schedule: "@daily"', 'schedule', /a time of every day/],
  ['schedule: 60 1 * * *', 'schedule', /a time of every day/],
  ['schedule: 0 24 * * *', 'schedule', /a time of every day/],
  ['schedule: "*/5 * * * *"', 'schedule', /a time of every day/],
  ['schedule: 0 1 * * 1', 'schedule', /a time of every day/],
  ['retentionDays: 0', 'retentionDays', /at least 1/],
  ['retentionDays: 366', 'retentionDays', /at most 365/],
  ['retentionDays: 1.5', 'retentionDays', /must be a whole number/],
  ['retentionDays: a week', 'retentionDays', /must be a whole number/],
])('a backup with %s is refused', (line, key, rule) => {
  const problems = problemsOf(folderOf({ 'a.yaml': `${sound}backup: { ${line} }\n` }));
  expect(problems).toMatchObject([{ path: `backup.${key}`, rule: expect.stringMatching(rule) }]);
});

test('a pipeline that logs in by a token needs an https:// URL', () => {
  const ssh = fileWith('git.url', 'git@github.com:a/b.git');
  expect(problemsOf(folderOf({ 'a.yaml': ssh }))).toEqual([]);
  const problems = problemsOf(folderOf({ 'a.yaml': `${ssh}components: { ci: true }\n` }));
  expect(problems).toMatchObject([
    { path: 'git.url', line: expect.any(Number), rule: expect.stringContaining('https:// URL where ci is on') },
  ]);
});
