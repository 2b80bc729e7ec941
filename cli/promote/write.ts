import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';
import { Failure } from '../failure';

/** @throws SettingsError when the settings would not be accepted any more */
export function checkSettings(file: string, text: string): void {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-promote-'));
  try {
    fs.writeFileSync(path.join(directory, path.basename(file)), text);
    loadSettings({ directory, env: {} });
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

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
