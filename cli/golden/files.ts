import * as path from 'node:path';
import { Yaml } from 'cdk8s';
import { shippedTestbeds } from '../shipped';

/** What the golden files have to hold, by their path in the folder. */
export function goldenFiles(): Map<string, string> {
  return new Map(
    shippedTestbeds().flatMap(({ settings, app }) =>
      app.charts.map((chart): [string, string] => [
        path.join(settings.environment, `${chart.node.id}.yaml`),
        Yaml.stringify(...(chart.toJson() as unknown[])),
      ]),
    ),
  );
}
