import * as fs from 'node:fs';
import * as path from 'node:path';
import { createSandbox, filesIn, leftovers } from './sandbox';
import type { Sandbox } from './sandbox';

let sandbox: Sandbox;
let dist: string;

beforeAll(() => {
  sandbox = createSandbox();
  dist = path.join(sandbox.root, 'dist');
});

beforeEach(() => {
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist);
  fs.writeFileSync(path.join(dist, 'old'), 'the last good output');
});

afterAll(() => {
  fs.rmSync(sandbox.root, { recursive: true });
});

/** What must hold after everything that went wrong. */
function expectUntouched(): void {
  expect(filesIn(dist)).toEqual({ old: 'the last good output' });
  expect(leftovers(sandbox.root)).toEqual([]);
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s while it builds exits with %i and leaves dist as it was', async (signal, expected) => {
  const { child, building, finished } = sandbox.start(['cli/testbed.js', 'synth'], { BUILDER: 'waits' });
  await building;
  expect(leftovers(sandbox.root)).toEqual(['dist.lock', `dist.staging-${child.pid}`]);
  child.kill(signal);
  child.stdin.end('go on');
  const { code, stderr } = await finished;
  expect({ code, stderr }).toEqual({ code: expected, stderr: `Stopped by ${signal}; dist/ is as it was.\n` });
  expectUntouched();
});

test('what a killed synthesis leaves behind is removed by the next one', async () => {
  const { child, building, finished } = sandbox.start(['cli/testbed.js', 'synth'], { BUILDER: 'waits' });
  await building;
  child.kill('SIGKILL');
  await finished;
  expect(filesIn(dist)).toEqual({ old: 'the last good output' });
  expect(leftovers(sandbox.root)).toHaveLength(2);
  expect(await sandbox.testbed(['synth'])).toMatchObject({ code: 0 });
  expect(leftovers(sandbox.root)).toEqual([]);
});

test('a second synthesis at the same time is refused, and the first one is not disturbed', async () => {
  const { child, building, finished } = sandbox.start(['cli/testbed.js', 'synth'], { BUILDER: 'waits' });
  await building;
  const second = await sandbox.testbed(['synth', 'local']);
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`Another synthesis is at work in dist/ (process ${child.pid})\n-> wait until`);
  child.stdin.end('go on');
  expect(await finished).toMatchObject({ code: 0 });
  expect(Object.keys(filesIn(dist))).toHaveLength(4);
  expect(leftovers(sandbox.root)).toEqual([]);
});
