import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const script = path.join('constructs', 'cicd', 'scripts', 'trust-registry.sh');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-trust-'));
const certs = path.join(folder, 'certs.d');
const authority = path.join(folder, 'ca.crt');

function run(env: Readonly<Record<string, string>> = {}) {
  return spawnSync('sh', [script], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      TMPDIR: folder,
      REGISTRY_HOST: 'harbor.test:8443',
      REGISTRY_CA_FILE: authority,
      CERTS_DIRECTORY: certs,
      ROUNDS: '1',
      ...env,
    },
  });
}

const written = (file: string) => fs.readFileSync(path.join(certs, 'harbor.test:8443', file), 'utf8');

beforeAll(() => {
  fs.writeFileSync(authority, 'first');
  fs.mkdirSync(path.join(certs, 'other.test'), { recursive: true });
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

test('containerd is told of the host and of its authority, by a name relative to its directory', () => {
  expect(run()).toMatchObject({ status: 0, stderr: '' });
  expect(written('ca.crt')).toBe('first');
  expect(written('hosts.toml')).toBe(
    'server = "https://harbor.test:8443"\n\n[host."https://harbor.test:8443"]\n  capabilities = ["pull", "resolve"]\n  ca = "ca.crt"\n',
  );
  expect(fs.existsSync(path.join(folder, 'written'))).toBe(true);
});

test('what is as it should be is left alone, what changed is written, and nothing stays half', () => {
  expect(run().stdout).toBe('');
  fs.writeFileSync(authority, 'second');
  expect(run().stdout).toBe('trust-registry: wrote harbor.test:8443/ca.crt\n');
  expect(written('ca.crt')).toBe('second');
  expect(fs.readdirSync(path.join(certs, 'harbor.test:8443')).sort()).toEqual(['ca.crt', 'hosts.toml']);
});

test('entries of other registries stay', () => {
  expect(fs.readdirSync(certs).sort()).toEqual(['harbor.test:8443', 'other.test']);
});

test('an authority that is not there yet fails, and what is there stays', () => {
  expect(run({ REGISTRY_CA_FILE: path.join(folder, 'none') }).status).not.toBe(0);
  expect(written('ca.crt')).toBe('second');
});

test.each(['../etc', '..', '.', '-x', 'a..b', 'a/b', 'a b', 'a\nb', '', 'x"y'])("refuses '%s' for a host", (host) => {
  expect(run({ REGISTRY_HOST: host }).status).toBe(1);
});
