import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildBinaries } from '../../../proof/binaries/build';
import { programFolder } from '../../../proof/binaries/cache';
import { locateBinaries } from '../../../proof/binaries/locate';
import { programsOf } from '../../../proof/binaries/programs';
import { fitting, Machine } from './machine';

let machine: Machine;
let lines: string[];

beforeEach(() => {
  machine = new Machine();
  machine.installSystem();
  machine.installGo();
  lines = [];
});

afterEach(() => {
  machine.remove();
});

const build = async () =>
  buildBinaries({
    env: machine.env,
    onProgress: (line) => {
      lines.push(line);
    },
  });

const packages = [...programsOf('control-plane'), ...programsOf('argo-cd')].map((program) => program.package);

test('All programs are built one after the other, and found from then on', async () => {
  const binaries = await build();
  expect(machine.built()).toEqual(packages);
  expect(binaries.kubeApiserver).toBe(path.join(programFolder(machine.env, 'control-plane'), 'kube-apiserver'));
  expect(await locateBinaries(machine.env)).toEqual(binaries);
  expect(lines[0]).toBe(`1/${packages.length} ${programsOf('control-plane')[0]?.name ?? ''} ...`);
  expect(lines.at(-1)).toMatch(new RegExp(`^${packages.length}/${packages.length} .* \\(\\d+ s\\)$`));
});

test('Nothing is done twice', async () => {
  await build();
  lines = [];
  await build();
  expect(machine.built()).toEqual(packages);
  expect(lines).toEqual([]);
});

test("Of kwok's module come the Stages that the proof plays and their CRD, as files that can be removed", async () => {
  const { kwokStages } = await build();
  expect(fs.readdirSync(kwokStages).sort()).toEqual([
    'crd.yaml',
    'node-heartbeat-with-lease.yaml',
    'node-initialize.yaml',
    'pod-ready.yaml',
  ]);
  expect(fs.readFileSync(path.join(kwokStages, 'crd.yaml'), 'utf8')).toContain('# stages');
  for (const file of fs.readdirSync(kwokStages)) {
    expect(fs.statSync(path.join(kwokStages, file)).mode & 0o200).toBe(0o200);
  }
});

test('A module whose programs are all there in versions that fit is not built', async () => {
  for (const { name } of programsOf('argo-cd')) machine.install(name, fitting[name]);
  const binaries = await build();
  expect(machine.built()).toEqual(programsOf('control-plane').map((program) => program.package));
  expect(binaries.helm).toBe(path.join(machine.bin, 'helm'));
});

test('A build that fails says the last words of Go, keeps them all, and leaves nothing that would be used', async () => {
  const failing = packages[2];
  machine.env.FAIL = failing;
  const message = await build().then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  );
  expect(message).toContain('undefined: something');
  const log = /all of it is in (.*)$/m.exec(message)?.[1] ?? '';
  expect(fs.readFileSync(log, 'utf8')).toContain('undefined: something');
  expect(fs.existsSync(programFolder(machine.env, 'control-plane'))).toBe(false);
  expect(machine.cached().filter((name) => name.includes('unfinished'))).toEqual([]);
  await expect(locateBinaries(machine.env)).rejects.toThrow('npm run proof:build');

  machine.env.FAIL = '';
  await build();
  expect(machine.built()).toEqual([...packages.slice(0, 2), ...packages]);
});

test('Two builds at once both end with all programs', async () => {
  const [one, other] = await Promise.all([build(), build()]);
  expect(one).toEqual(other);
  for (const file of Object.values(one)) expect(fs.existsSync(file)).toBe(true);
  expect(machine.cached().filter((name) => name.includes('unfinished'))).toEqual([]);
});

test('What is missing is said before anything is built', async () => {
  fs.rmSync(path.join(machine.bin, 'redis-server'));
  machine.installGo('go1.20');
  await expect(build()).rejects.toThrow(/there is 1\.20[^]*redis-server: not in PATH/);
  expect(machine.built()).toEqual([]);
  expect(machine.cached()).toEqual([]);
});
