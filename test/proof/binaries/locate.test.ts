import * as fs from 'node:fs';
import * as path from 'node:path';
import { programFolder, stageFolder } from '../../../proof/binaries/cache';
import { locateBinaries } from '../../../proof/binaries/locate';
import { systemPrograms } from '../../../proof/binaries/programs';
import { missingSystemPrograms } from '../../../proof/binaries/system';
import { Machine } from './machine';

let machine: Machine;

beforeEach(() => {
  machine = new Machine();
  machine.installSystem();
  machine.installGo();
  fs.mkdirSync(stageFolder(machine.env), { recursive: true });
});

afterEach(() => {
  machine.remove();
});

async function complaint(): Promise<string> {
  return locateBinaries(machine.env).then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  );
}

test('Programs in PATH that fit are taken, as absolute paths', async () => {
  machine.installPrograms();
  const binaries = await locateBinaries(machine.env);
  expect(binaries.kubectl).toBe(path.join(machine.bin, 'kubectl'));
  expect(binaries.redisServer).toBe(path.join(machine.bin, 'redis-server'));
  expect(binaries.kwokStages).toBe(stageFolder(machine.env));
});

test('The cache goes before PATH and is not asked for versions, KUBEBUILDER_ASSETS goes before the cache', async () => {
  machine.installPrograms();
  const cached = machine.install('kubectl', 'no version', programFolder(machine.env, 'control-plane'));
  expect((await locateBinaries(machine.env)).kubectl).toBe(cached);

  machine.env.KUBEBUILDER_ASSETS = path.join(machine.root, 'assets');
  const named = machine.install('kubectl', 'Client Version: v1.35.1', machine.env.KUBEBUILDER_ASSETS);
  expect((await locateBinaries(machine.env)).kubectl).toBe(named);
  expect((await locateBinaries(machine.env)).etcd).toBe(path.join(machine.bin, 'etcd'));
});

test.each([
  ['kubectl', 'Client Version: v1.20.4'],
  // The version of Kustomize must not be taken for that of kubectl.
  ['kubectl', 'Client Version: v1.20.4\nKustomize Version: v1.36.0'],
  ['kube-apiserver', 'Kubernetes v1.33.9'],
  ['kube-apiserver', 'Kubernetes v1.360.0'],
  ['kube-apiserver', 'Kubernetes v0.0.0-master'],
  ['etcd', 'etcd Version: 3.4.20'],
  ['etcd', 'etcd Version: 2.36.0\nGo Version: go1.3.6'],
  ['kwok', 'kwok version v0.6.1 go1.24.0 (linux/amd64)'],
  ['argocd', 'argocd: v2.14.0'],
  ['argocd', 'argocd: v99.99.99+unknown'],
  ['helm', 'v4.0.1'],
])('A %s in PATH that states "%s" is as good as missing', async (name, says) => {
  machine.installPrograms();
  const file = machine.install(name, says);
  const message = await complaint();
  expect(message).toContain(`${name}: not built.`);
  expect(message).toContain(`${file} states "${says.split('\n')[0] ?? ''}"; needed is `);
});

test('A named program that does not fit is passed over for a built one', async () => {
  machine.installPrograms();
  machine.env.KUBEBUILDER_ASSETS = path.join(machine.root, 'assets');
  machine.install('etcd', 'etcd Version: 3.3.0', machine.env.KUBEBUILDER_ASSETS);
  const cached = machine.install('etcd', '', programFolder(machine.env, 'control-plane'));
  expect((await locateBinaries(machine.env)).etcd).toBe(cached);
});

test('Everything that is missing is said at once, each with what gets it', async () => {
  machine.installPrograms();
  for (const name of ['redis-server', 'openssl', 'kwok', 'helm', 'go']) fs.rmSync(path.join(machine.bin, name));
  fs.rmSync(stageFolder(machine.env), { recursive: true });
  const message = await complaint();
  expect(message).toContain('redis-server, openssl: not in PATH.');
  expect(message).toContain("kwok, helm, kwok's Stages: not built.");
  expect(message).toMatch(/Go 1\.\d+ or newer is needed, there is none in PATH\./);
  expect(message).toMatch(/(apt-get|brew) install redis(-server)? openssl/);
  expect(message).toContain('https://go.dev/dl');
  expect(message).toContain('npm run proof:build');
});

test('A Go that is too old is named with its place; one that is not needed is not', async () => {
  machine.installGo('go1.22.3');
  expect(await complaint()).toContain(`or newer is needed, there is 1.22 at ${path.join(machine.bin, 'go')}.`);
  machine.installPrograms();
  expect(await complaint()).toBe('none');
});

test('A folder, and a file that is not executable, are no programs', async () => {
  machine.installPrograms();
  fs.rmSync(path.join(machine.bin, 'git'));
  fs.mkdirSync(path.join(machine.bin, 'git'));
  fs.chmodSync(path.join(machine.bin, 'openssl'), 0o644);
  expect(await complaint()).toContain('git, openssl: not in PATH.');
});

test('The packages are those of the platform', () => {
  const env = { PATH: '' };
  for (const { apt, brew } of Object.values(systemPrograms)) {
    expect(missingSystemPrograms(env, 'linux')[0]?.remedy).toContain(` ${apt}`);
    expect(missingSystemPrograms(env, 'darwin')[0]?.remedy).toContain(` ${brew}`);
  }
});
