import * as fs from 'node:fs';
import * as path from 'node:path';
import Table from 'cli-table3';
import { loadSettings } from '../../app/settings/load';
import type { Settings } from '../../app/settings/settings';
import { borderless } from '../borderless';
import { Failure } from '../failure';
import type { PromoteOptions } from '../promote';
import { colours } from '../terminal';
import { choose } from './choose';
import type { Promotion } from './choose';
import { withImages } from './edit';
import { checkSettings, replaceFile } from './write';

/** Carries images from one environment to another. @throws Failure or SettingsError, and nothing is changed then */
export function promote(root: string, { from, to, service, dryRun, json }: PromoteOptions): Promise<void> {
  if (from === to) throw new Failure(`--from and --to are both ${from}`, 'name two environments');
  const directory = path.join(root, 'environments');
  // The files alone: what a variable says for one run is nothing to promote.
  const settings = loadSettings({ directory, names: [from, to], env: {} });
  const { promotions, notes } = choose(named(settings, from), named(settings, to), service);
  const file = path.join(directory, `${to}.yaml`);
  const before = fs.readFileSync(file, 'utf8');
  const after = withImages(before, promotions);
  if (promotions.length > 0) checkSettings(file, after, promotions);
  if (promotions.length > 0 && !dryRun) replaceFile(file, before, after);
  process.stdout.write(
    json
      ? `${JSON.stringify({ from, to, dryRun, promotions, notes }, null, 2)}\n`
      : words({ from, to, dryRun }, promotions, named(settings, from)),
  );
  if (!json) for (const note of notes) process.stderr.write(`${colours(process.stderr).yellow(note)}\n`);
  return Promise.resolve();
}

function named(settings: readonly Settings[], name: string): Settings {
  const found = settings.find(({ environment }) => environment === name);
  if (!found) throw new Error(`${name} was asked for and not loaded`);
  return found;
}

function words(
  { from, to, dryRun }: Pick<PromoteOptions, 'from' | 'to' | 'dryRun'>,
  promotions: readonly Promotion[],
  { images }: Settings,
): string {
  if (Object.keys(images).length === 0)
    return `${from} names no images, it runs the release of the catalogue: nothing to promote.\n`;
  if (promotions.length === 0) return `${to} has these images already: nothing to promote.\n`;
  const rows = new Table({ ...borderless, head: ['service', 'from', 'to'] });
  for (const { service, before = 'the release of the catalogue', after } of promotions)
    rows.push([service, before, after]);
  const end = dryRun ? `Nothing was changed.` : `Written to environments/${to}.yaml.`;
  return `${rows.toString().replaceAll(/ +$/gm, '')}\n${end}\n`;
}
