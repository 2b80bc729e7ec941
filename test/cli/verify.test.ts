import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fixture } from '../verify/fixture';
import { testbed } from './in-process';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-verify-'));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

function write(file: string, yaml: string): void {
  fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), yaml);
}

const verify = (...options: readonly string[]) => testbed(['verify', folder, ...options]);

const storageClass = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata:\n  name: fast\nprovisioner: x\n';

test('sound manifests pass, and it is said how many there were', async () => {
  write('local/storage/StorageClass.fast.yaml', storageClass);
  const { code, stdout } = await verify();
  expect(stdout).toBe(`1 file in ${folder}: 0 violations\n`);
  expect(code).toBe(0);
});

test('each violation comes with its file, object, field, reason and remedy', async () => {
  write('local/storage/StorageClass.fast.yaml', storageClass.replace('provisioner: x', 'provisoner: x'));
  const { code, stdout } = await verify();
  expect(stdout).toContain('local/storage/StorageClass.fast.yaml\n');
  expect(stdout).toMatch(/schema storage\.k8s\.io\/v1 StorageClass fast provisoner\n {4}unknown field\n {4}-> /);
  expect(code).toBe(1);
});

test('a file that is no YAML is a violation like any other', async () => {
  write('local/storage/broken.yaml', 'a: [1');
  const { code, stdout } = await verify('--format', 'json');
  const { files, violations } = JSON.parse(stdout) as { files: number; violations: { rule: string; file: string }[] };
  expect(files).toBe(1);
  expect(violations).toEqual([expect.objectContaining({ rule: 'readable', file: 'local/storage/broken.yaml' })]);
  expect(code).toBe(1);
});

test('SARIF names every rule, and the place of every result', async () => {
  write('local/storage/broken.yaml', 'a: [1');
  const [run] = (JSON.parse((await verify('--format', 'sarif')).stdout) as { runs: any[] }).runs;
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(['readable', 'schema']),
  );
  expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/local\/storage\/broken\.yaml$/);
});

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: 'registry/web:v1.0.0' }] }
`;

test('a tag without digest is a warning: counted once for each image, and marked as such for programs', async () => {
  write('local/shop/Pod.web.yaml', pod);
  write('local/shop/Pod.web-2.yaml', pod.replace('name: web,', 'name: web-2,'));
  expect((await verify()).stdout).toContain("1 warning of images-by-digest: 'registry/web:v1.0.0' has a tag alone\n");
  const { warnings } = JSON.parse((await verify('--json')).stdout) as { warnings: { rule: string }[] };
  expect(warnings.map(({ rule }) => rule)).toEqual(['images-by-digest', 'images-by-digest']);
  const [run] = (JSON.parse((await verify('--format', 'sarif')).stdout) as { runs: any[] }).runs;
  const levels = run.results.filter(({ ruleId }: any) => ruleId === 'images-by-digest').map(({ level }: any) => level);
  expect(levels).toEqual(['warning', 'warning']);
});

test('warnings alone do not fail', async () => {
  for (const { file, object } of fixture()) write(file, JSON.stringify(object));
  const { code, stdout } = await verify();
  expect(stdout).toContain('images-by-digest');
  expect(code).toBe(0);
});

test('nothing to check is a failure, not a success', async () => {
  const { code, stderr } = await verify();
  expect(stderr).toContain('holds no .yaml file');
  expect(code).toBe(1);
});
