import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { App, Yaml } from 'cdk8s';
import type { Settings } from './settings/settings';
import { Testbed } from './testbed';
import { writeObjects } from './write-objects';

/** What was written for one environment. */
export interface Summary {
  readonly environment: string;
  readonly components: number;
  readonly objects: number;
  /** Pods that will run, those included that operators make. */
  readonly pods: number;
  /** Requested, in cores. */
  readonly cpu: number;
  /** Requested, in bytes. */
  readonly memory: number;
  /** The folder that holds it. */
  readonly directory: string;
}

/** What the summary needs to know of a testbed. */
export interface Built {
  readonly argoCd: { readonly releaseName: string; readonly values: object };
  readonly components: readonly unknown[];
  readonly objects: number;
  readonly footprint: Pick<Summary, 'pods' | 'cpu' | 'memory'>;
}

/** Puts everything of one environment into the app; a seam for tests. */
export type Build = (app: App, settings: Settings) => Built;

const buildTestbed: Build = (app, settings) => new Testbed(app, settings);

/**
 * Writes each environment to a folder of its own below `outdir`. Files that are there already stay: whoever calls gives an empty
 * folder or does not mind.
 *
 * @throws Error when two objects would be written to one file, before anything of that environment is written
 */
export function synthesize(settings: readonly Settings[], outdir: string, build: Build = buildTestbed): Summary[] {
  return settings.map((one) => synthesizeEnvironment(one, path.join(outdir, one.environment), build));
}

function synthesizeEnvironment(settings: Settings, directory: string, build: Build): Summary {
  const app = new App({ outdir: directory });
  const built = build(app, settings);
  writeObjects(app, directory);
  // What `helm install` is given, once; from then on Argo CD gives itself the same.
  const values = path.join(directory, 'bootstrap', 'helm', `${built.argoCd.releaseName}.yaml`);
  mkdirSync(path.dirname(values), { recursive: true });
  Yaml.save(values, [built.argoCd.values]);
  return summarize(settings.environment, built, directory);
}

/** How much an environment is, whether it is written or not. */
export function summarize(environment: string, { components, objects, footprint }: Built, directory: string): Summary {
  const { pods, cpu, memory } = footprint;
  return { environment, components: components.length, objects, pods, cpu, memory, directory };
}
