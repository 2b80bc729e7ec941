import * as fs from 'node:fs';
import * as path from 'node:path';
import { createSandbox, filesIn, leftovers } from './sandbox';
import type { Finished, Sandbox } from './sandbox';

let sandbox: Sandbox;
let dist: string;
/** A synthesis of all environments, and what was there after it. */
let all: { readonly finished: Finished; readonly files: Record<string, string>; readonly leftovers: string[] };

beforeAll(async () => {
  sandbox = createSandbox();
  dist = path.join(sandbox.root, 'dist');
  begin();
  const finished = await sandbox.testbed(['synth'], { CI: '1' });
  all = { finished, files: filesIn(dist), leftovers: leftovers(sandbox.root) };
});

beforeEach(begin);

function begin(): void {
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist);
  fs.writeFileSync(path.join(dist, 'old'), 'the last good output');
}

afterAll(() => {
  fs.rmSync(sandbox.root, { recursive: true });
});

/** What must hold after everything that went wrong. */
function expectUntouched(): void {
  expect(filesIn(dist)).toEqual({ old: 'the last good output' });
  expect(leftovers(sandbox.root)).toEqual([]);
}

test('all environments replace the whole of dist, and a plain table says what they hold', () => {
  const { code, stdout, stderr } = all.finished;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(
    `environment  components  objects  pods   CPU   memory  where
local                 1        1     2  0.25  0.5 GiB  dist/local
production            1        1     2  0.25  0.5 GiB  dist/production
`,
  );
  expect(Object.keys(all.files)).toEqual([
    'local/bootstrap/helm/argocd.yaml',
    'local/shop/ConfigMap.testbed.localhost.yaml',
    'production/bootstrap/helm/argocd.yaml',
    'production/shop/ConfigMap.testbed.example.com.yaml',
  ]);
  expect(all.leftovers).toEqual([]);
});

test('one environment replaces its own folder only; --json prints the summaries and nothing else', async () => {
  const { code, stdout } = await sandbox.testbed(['synth', '--json', 'local']);
  expect(code).toBe(0);
  const summary = { environment: 'local', components: 1, objects: 1, pods: 2, cpu: 0.25, memory: 2 ** 29 };
  expect(JSON.parse(stdout)).toEqual([{ ...summary, directory: 'dist/local' }]);
  expect(Object.keys(filesIn(dist))).toEqual([
    'local/bootstrap/helm/argocd.yaml',
    'local/shop/ConfigMap.testbed.localhost.yaml',
    'old',
  ]);
});

test('cdk8s synth writes the same bytes', async () => {
  const args = ['--require', './cli/typescript.js', 'app/main.ts'];
  const { code } = await sandbox.start(args, { CDK8S_OUTDIR: 'other' }).finished;
  expect(code).toBe(0);
  expect(filesIn(path.join(sandbox.root, 'other'))).toEqual(all.files);
});

test.each([
  ['npm run synth', ['cli/testbed.js', 'synth']],
  ['cdk8s synth', ['--require', './cli/typescript.js', 'app/main.ts']],
])('%s reports wrong settings without a stack and exits with 1', async (_, args) => {
  const { code, stdout, stderr } = await sandbox.start(args, { TESTBED_PROFILE: 'huge' }).finished;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^1 problem in the settings:\n\nTESTBED_PROFILE {2}profile: "huge"\n/);
  expect(stderr).not.toMatch(/^ +at /m);
  expectUntouched();
});

test('a bug in the second environment shows its stack, exits with 1 and leaves dist as it was', async () => {
  const { code, stdout, stderr } = await sandbox.testbed(['synth'], { BUILDER: 'fails' });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Error: no such shop\n +at /);
  expectUntouched();
});
