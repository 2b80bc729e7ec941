import { ApiObject, App } from 'cdk8s';
import { loadSettings } from '../../app/settings/load';
import type { Settings } from '../../app/settings/settings';
import { Testbed } from '../../app/testbed';
import type { Located, Manifest } from '../../verify/manifest';

/** An environment as it comes out of the program, without a file being written. */
export interface Synthesized {
  readonly testbed: Testbed;
  readonly located: readonly Located[];
}

export const environmentsFolder = 'environments';

/** The settings that the repository ships, whatever the variables say. */
export function shippedSettings(): Settings[] {
  return loadSettings({ directory: environmentsFolder, env: {} });
}

/** The shipped settings of one environment, with some of them changed. */
export function settingsLike(environment: string, changes: Readonly<Record<string, string>> = {}): Settings {
  const [settings] = loadSettings({ directory: environmentsFolder, names: [environment], env: changes });
  if (settings === undefined) throw new Error(`there is no environment ${environment}`);
  return settings;
}

/** Builds an environment and names its objects as the files would be. */
export function synthesizeInMemory(settings: Settings): Synthesized {
  const app = new App();
  const testbed = new Testbed(app, settings);
  // Not by `toJson` of each chart, which walks the whole app each time.
  const located = app.node.findAll().flatMap((construct) => {
    if (!(construct instanceof ApiObject)) return [];
    const object = construct.toJson() as Manifest;
    const file = `${settings.environment}/${construct.chart.node.id}/${object.kind}.${object.metadata.name}.yaml`;
    return [{ file, object }];
  });
  return { testbed, located };
}
