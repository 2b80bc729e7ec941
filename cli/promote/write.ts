import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';
import { SettingsError } from '../../app/settings/problem';
import { Failure } from '../failure';
import type { Promotion } from './choose';

/**
 * Holds a text against the settings before it is written.
 *
 * @throws Failure when they would not say what was promoted, or would not be accepted any more
 */
export function checkSettings(file: string, text: string, promotions: readonly Promotion[]): void {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-promote-'));
  try {
    // A complaint names the folder and the file.
    const directory = path.join(scratch, path.basename(path.dirname(file)));
    fs.mkdirSync(directory);
    fs.writeFileSync(path.join(directory, path.basename(file)), text);
    const [settings] = loadSettings({ directory, env: {} });
    const lost = promotions.filter(({ service, after }) => settings?.images[service] !== after);
    if (lost.length > 0) throw unfit(file, `it would not say ${lost.map(({ service }) => service).join(', ')}`);
  } catch (error) {
    throw error instanceof SettingsError ? unfit(file, error.message) : error;
  } finally {
    fs.rmSync(scratch, { recursive: true });
  }
}

const unfit = (file: string, reason: string): Failure =>
  new Failure(
    `${path.basename(file)} is written in a way that images cannot be put into; nothing was changed.\n${reason}`,
    'write the section as `images:` with one line for each service',
  );

/**
 * Puts a new text in the place of a file in one step; a link stays a link.
 *
 * @param before what the file held when it was read
 * @throws Failure when it holds something else by now, or cannot be written
 */
export function replaceFile(file: string, before: string, after: string): void {
  const place = fs.realpathSync(file);
  const draft = `${place}.${process.pid}.tmp`;
  try {
    fs.accessSync(place, fs.constants.W_OK);
    fs.writeFileSync(draft, after, { mode: fs.statSync(place).mode });
    if (fs.readFileSync(place, 'utf8') !== before) {
      throw new Failure(`${file} was changed while it was promoted to`, 'run the command again');
    }
    fs.renameSync(draft, place);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} cannot be written: ${(error as Error).message}`, 'give yourself the right to');
  }
}
