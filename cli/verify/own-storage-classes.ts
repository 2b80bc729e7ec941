import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';

/** Classes that the settings say are in the cluster already: no manifest of ours declares them. */
export function ownStorageClasses(): readonly string[] {
  const directory = path.join(__dirname, '..', '..', 'environments');
  return loadSettings({ directory, env: process.env }).flatMap(({ storageClass }) => storageClass ?? []);
}
