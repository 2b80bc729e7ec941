import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { ApiObject, Chart, Names } from 'cdk8s';
import type { App } from 'cdk8s';
import { yamlText } from './yaml-text';
import type { Tree } from './yaml-text';

/**
 * What `app.synth()` of cdk8s writes with a folder for each chart and a file for each object, in a third of the time, and sure
 * that no file is written twice.
 *
 * @throws Error when two objects would be written to one file or a construct is not valid, before anything is written
 */
export function writeObjects(app: App, directory: string): void {
  const constructs = app.node.findAll();
  const files = filesOf(constructs.filter((construct) => construct instanceof ApiObject));
  const problems = constructs.flatMap(({ node }) => node.validate().map((problem) => `[${node.path}] ${problem}`));
  if (problems.length > 0) throw new Error(`Validation failed:\n  ${problems.join('\n  ')}`);
  for (const chart of constructs.filter((construct) => construct instanceof Chart)) {
    mkdirSync(path.join(directory, Names.toDnsLabel(chart)), { recursive: true });
  }
  for (const [file, object] of files) {
    writeFileSync(path.join(directory, file), yamlText(object.toJson() as Readonly<Record<string, Tree>>));
  }
}

/**
 * cdk8s names a file after kind and name only, so that of two objects that differ in API group or namespace the second would
 * replace the first without a word. Case does not count, as it does not on the disks of macOS and Windows.
 */
function filesOf(objects: readonly ApiObject[]): Map<string, ApiObject> {
  const files = new Map<string, ApiObject>();
  const owners = new Map<string, ApiObject>();
  for (const object of objects) {
    const name = `${`${object.kind}.${object.name}`.replace(/[^0-9a-zA-Z-_.]/g, '')}.yaml`;
    const file = path.join(Names.toDnsLabel(Chart.of(object)), name);
    const other = owners.get(file.toLowerCase());
    if (other) {
      const both = [other, object].map((one) => `${one.node.path} (${one.apiVersion} ${one.kind} ${one.name})`);
      throw new Error(`Two objects would be written to ${name}: ${both.join(' and ')}. Name one of them differently.`);
    }
    owners.set(file.toLowerCase(), object);
    files.set(file, object);
  }
  return files;
}
