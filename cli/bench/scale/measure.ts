import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse } from 'yaml';
import { measureKustomize } from '../kustomize';
import { outputSize } from '../output-size';
import { repeat, runNode } from '../run';
import type { Usage } from '../run';
import { enoughOfKustomize, scaleReport } from './report';
import type { ScaleReport, Size } from './report';

/** Synthesizes a shop of an eighth, a quarter, half of the services and all of them, each in a process of its own. */
export async function measureScale(services: number, runs: number): Promise<ScaleReport> {
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'testbed-scale-'));
  try {
    const counts = [...new Set([8, 4, 2, 1].map((part) => Math.ceil(services / part)))];
    // The first run of all reads the program from the disk.
    synthesize(1, path.join(folder, 'warm'));
    return scaleReport(counts.map((count) => measureSize(count, runs, path.join(folder, String(count)))));
  } finally {
    await fs.promises.rm(folder, { recursive: true, force: true });
  }
}

function measureSize(services: number, runs: number, folder: string): Size {
  const [output, copy, json] = ['output', 'copy', 'objects.json'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  const synth = repeat(runs, () => synthesize(services, output));
  const size = outputSize(output);
  fs.writeFileSync(json, JSON.stringify(objectsIn(output)));
  const floor = repeat(runs, () => runNode([path.join(__dirname, 'floor.js'), json, copy]));
  fs.rmSync(copy, { recursive: true });
  const kustomize = measureKustomize(output, synth.seconds * enoughOfKustomize(size.objects));
  fs.rmSync(folder, { recursive: true });
  return { services, output: size, synth, floor, kustomize };
}

function synthesize(services: number, folder: string): Usage {
  fs.rmSync(folder, { recursive: true, force: true });
  return runNode(['--require', './cli/typescript.js', path.join(__dirname, 'synth-many.ts'), String(services), folder]);
}

/** Every file below a folder with what it says. */
function objectsIn(folder: string): (readonly [file: string, object: unknown])[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file, parse(fs.readFileSync(path.join(folder, file), 'utf8'), { version: '1.1' })]);
}
