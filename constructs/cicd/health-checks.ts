import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const directory = path.join(__dirname, 'health');

/**
 * Argo CD's settings for the health of kinds that it does not know or judges otherwise than we need, from one Lua file a kind,
 * named as in the setting: `<group>_<Kind>.lua`.
 */
export function healthChecks(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory)
      .sort()
      .map((file) => [
        `resource.customizations.health.${path.basename(file, '.lua')}`,
        readFileSync(path.join(directory, file), 'utf8'),
      ]),
  );
}
