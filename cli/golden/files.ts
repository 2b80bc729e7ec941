import * as path from 'node:path';
import { App, Yaml } from 'cdk8s';
import { loadSettings } from '../../app/settings/load';
import { Testbed } from '../../app/testbed';

/** What the golden files have to hold, by their path in the folder; of the shipped settings, whatever the variables say. */
export function goldenFiles(): Map<string, string> {
  const directory = path.join(__dirname, '..', '..', 'environments');
  return new Map(
    loadSettings({ directory, names: ['local', 'production'], env: {} }).flatMap((settings) => {
      const app = new App();
      new Testbed(app, settings);
      return app.charts.map((chart): [string, string] => [
        path.join(settings.environment, `${chart.node.id}.yaml`),
        Yaml.stringify(...(chart.toJson() as unknown[])),
      ]);
    }),
  );
}
