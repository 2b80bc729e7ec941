import * as fs from 'node:fs';
import { SettingsError } from './problem';
import type { EnvironmentFile } from './environments';

/** Far above what all settings together need; it keeps a file that is no settings file from being parsed at length. */
const largestFile = 64 * 1024;

/** A parser that follows brackets into brackets uses up the stack, and what is left of it decides how the program ends. */
const mostBrackets = 200;

/**
 * The text of a settings file, without a byte order mark.
 *
 * @throws SettingsError when it is no file, too large, too deep, not readable or not UTF-8.
 */
export function readText({ location, source }: EnvironmentFile): string {
  const refuse = (rule: string, remedy: string) => new SettingsError([{ source, rule, remedy }]);
  const bytes = read(location, refuse);
  const text = decode(bytes, refuse);
  if ((text.match(/[[{]/g) ?? []).length > mostBrackets) {
    throw refuse(`must not hold more than ${mostBrackets} brackets`, 'keep only settings in it: they nest three deep');
  }
  return text;
}

function decode(bytes: Buffer, refuse: (rule: string, remedy: string) => SettingsError): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('must be encoded in UTF-8', 'save it as UTF-8');
  }
}

function read(location: string, refuse: (rule: string, remedy: string) => SettingsError): Buffer {
  try {
    const stats = fs.statSync(location);
    if (!stats.isFile()) throw refuse('must be a file', 'move it away, or put a settings file in its place');
    if (stats.size > largestFile) throw refuse('must not be larger than 64 KiB', 'keep only settings in it');
    return fs.readFileSync(location);
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw refuse(`must be readable (${(error as NodeJS.ErrnoException).code})`, 'check the file and its permissions');
  }
}
