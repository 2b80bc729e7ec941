import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from '../failure';

/** The content of each file, by its path from a folder, with `/` between the parts. */
export type Files = ReadonlyMap<string, Buffer>;

/**
 * Every file below the folder, sorted by path; none when there is no such folder.
 *
 * @throws Failure when there is anything but plain files and folders
 */
export function readFolder(folder: string): Files {
  if (!fs.existsSync(folder)) return new Map();
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const places = entries.map((entry) => ({ entry, place: path.join(entry.parentPath, entry.name) }));
  const odd = places.filter(({ entry }) => !(entry.isFile() || entry.isDirectory()) || /\p{Cc}/u.test(entry.name));
  if (odd.length > 0) {
    const names = odd.map(({ place }) =>
      JSON.stringify(path.join(path.basename(folder), path.relative(folder, place))),
    );
    throw new Failure(
      `Only plain files are published, but there are others: ${names.join(', ')}`,
      'run `npm run synth`',
    );
  }
  const files = places
    .filter(({ entry }) => entry.isFile())
    .map(({ place }) => [slashed(folder, place), place] as const);
  return new Map(files.sort(byBytes).map(([file, place]) => [file, fs.readFileSync(place)]));
}

/** Whatever the locale, and as `LC_ALL=C sort` does it. */
export function byBytes([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function slashed(folder: string, place: string): string {
  return path.relative(folder, place).split(path.sep).join('/');
}
