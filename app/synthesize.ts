import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { ApiObject, App, Chart, Yaml, YamlOutputType } from 'cdk8s';
import type { Settings } from './settings/settings';
import { Testbed } from './testbed';

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
  const app = new App({
    outdir: directory,
    yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    outputFileExtension: '.yaml',
    // cdk8s-cli asks for it as soon as a validation is configured, and it would be one more file in the output.
    recordConstructMetadata: false,
  });
  const built = build(app, settings);
  refuseSharedFiles(app);
  app.synth();
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

/**
 * cdk8s names a file after kind and name only, so that of two objects that differ in API group or namespace the second would
 * replace the first without a word. Case does not count, as it does not on the disks of macOS and Windows.
 */
function refuseSharedFiles(app: App): void {
  const owners = new Map<string, ApiObject>();
  for (const object of app.node.findAll().filter((construct) => construct instanceof ApiObject)) {
    const file = `${object.kind}.${object.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
    const key = `${Chart.of(object).node.path}/${file}`.toLowerCase();
    const other = owners.get(key);
    if (other) {
      const both = [other, object].map((one) => `${one.node.path} (${one.apiVersion} ${one.kind} ${one.name})`);
      throw new Error(
        `Two objects would be written to ${file}.yaml: ${both.join(' and ')}. Name one of them differently.`,
      );
    }
    owners.set(key, object);
  }
}
