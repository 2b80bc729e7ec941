import * as path from 'node:path';
import { App } from 'cdk8s';
import { loadSettings } from '../app/settings/load';
import type { Settings } from '../app/settings/settings';
import { Testbed } from '../app/testbed';

export interface ShippedTestbed {
  readonly settings: Settings;
  readonly app: App;
  readonly testbed: Testbed;
}

/** The environments that the repository ships, built and not written: of their files alone, whatever the variables say. */
export function shippedTestbeds(): ShippedTestbed[] {
  const directory = path.join(__dirname, '..', 'environments');
  return loadSettings({ directory, names: ['local', 'production'], env: {} }).map((settings) => {
    const app = new App();
    return { settings, app, testbed: new Testbed(app, settings) };
  });
}
