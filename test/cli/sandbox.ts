import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const repository = path.join(__dirname, '..', '..');

/** In place of the testbed: one object per environment, which fails or waits for its stdin when the test says so. */
const builder = `
import * as fs from 'node:fs';
import { ApiObject, Chart } from 'cdk8s';
export class Testbed {
  readonly components = ['shop'];
  readonly objects = 1;
  readonly argoCd = { releaseName: 'argocd', values: {} };
  readonly footprint = { pods: 2, cpu: 0.25, memory: 2 ** 29 };
  constructor(app: never, settings: { environment: string; domain: string }) {
    const chart = new Chart(app, 'shop');
    new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: settings.domain } });
    if (settings.environment !== 'production') return;
    if (process.env.BUILDER === 'fails') throw new Error('no such shop');
    if (process.env.BUILDER !== 'waits') return;
    fs.writeSync(1, 'building');
    fs.readSync(0, Buffer.alloc(1));
  }
}
`;

export interface Finished {
  /** `undefined` when a signal ended it. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves when the builder of the second environment has been reached. */
  readonly building: Promise<void>;
  readonly finished: Promise<Finished>;
}

/** A copy of the program with a builder of its own, to be run as processes. */
export interface Sandbox {
  readonly root: string;
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>) => Running;
  readonly testbed: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Finished>;
}

export function createSandbox(): Sandbox {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-'));
  // Node looks for what a file requires where the file really is: beside these there must be the builder.
  for (const part of ['app', 'cli', 'environments', 'tsconfig.json', 'package.json']) {
    fs.cpSync(path.join(repository, part), path.join(root, part), { recursive: true });
  }
  for (const part of ['node_modules', 'imports', 'policy', 'constructs']) {
    fs.symlinkSync(path.join(repository, part), path.join(root, part));
  }
  fs.writeFileSync(path.join(root, 'app', 'testbed.ts'), builder);
  const start: Sandbox['start'] = (args, env) => run(root, args, env);
  return { root, start, testbed: (args, env) => start(['cli/testbed.js', ...args], env).finished };
}

function run(root: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const clean = Object.entries(process.env).filter(([name]) => !/^(TESTBED_|CDK8S_|DEBUG$|FORCE_COLOR$)/.test(name));
  const child = spawn(process.execPath, args, { cwd: root, env: { ...Object.fromEntries(clean), ...env } });
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const building = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
      if (stdout.includes('building')) resolve();
    });
  });
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (code) => {
      resolve({ code: code ?? undefined, stdout, stderr });
    });
  });
  return { child, building, finished };
}

/** Every file below a folder with its text, by its path from there. */
export function filesIn(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const places = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(places.map((place) => [path.relative(folder, place), fs.readFileSync(place, 'utf8')]));
}

/** What lies beside `dist` that a synthesis has left. */
export function leftovers(root: string): string[] {
  return fs.readdirSync(root).filter((entry) => entry.startsWith('dist.'));
}
