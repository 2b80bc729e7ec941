import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { measureKustomize } from './kustomize';
import type { Kustomize } from './kustomize';
import { outputSize } from './output-size';
import type { OutputSize } from './output-size';
import { repeat, runNode } from './run';
import type { Usage } from './run';

export interface BenchReport {
  /** One whole synthesis of all environments, everything compiled and cached that ever will be. */
  readonly synth: Usage;
  readonly output: OutputSize;
  readonly imports: { readonly lines: number; readonly cpuSecondsPer10kLines: number };
  /** `tsc` without what an earlier check has left. */
  readonly typeCheck: Usage;
  readonly kustomize?: Kustomize;
}

const root = path.join(__dirname, '..', '..');
const typescript = ['--require', './cli/typescript.js'];

/** Everything in one run, so that the figures may be held against each other whatever the machine. */
export async function measureAll(runs: number): Promise<BenchReport> {
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'testbed-bench-'));
  try {
    const synthesize = () => runNode([...typescript, 'app/main.ts'], { CDK8S_OUTDIR: folder });
    synthesize();
    const synth = repeat(runs, synthesize);
    return {
      synth,
      output: outputSize(folder),
      imports: measureImports(runs),
      typeCheck: runNode([
        require.resolve('typescript/bin/tsc'),
        '--noEmit',
        '--incremental',
        'false',
        '--tsBuildInfoFile',
        'null',
      ]),
      kustomize: measureKustomize(folder),
    };
  } finally {
    await fs.promises.rm(folder, { recursive: true, force: true });
  }
}

/** What loading all generated classes adds to loading none. */
function measureImports(runs: number): BenchReport['imports'] {
  const files = fs.readdirSync(path.join(root, 'imports')).filter((file) => file.endsWith('.ts'));
  const lines = files
    .map((file) => fs.readFileSync(path.join(root, 'imports', file), 'utf8').split('\n').length)
    .reduce((sum, count) => sum + count, 0);
  const load = (modules: readonly string[]) =>
    repeat(runs, () =>
      runNode([...typescript, '--eval', ['cdk8s', ...modules].map((name) => `require('${name}')`).join(';')]),
    ).cpuSeconds;
  const seconds = load(files.map((file) => `./imports/${path.basename(file, '.ts')}`)) - load([]);
  return { lines, cpuSecondsPer10kLines: (seconds / lines) * 10_000 };
}
