import * as fs from 'node:fs';
import * as path from 'node:path';

export interface OutputSize {
  readonly objects: number;
  readonly bytes: number;
}

/** The manifests below a folder: one object a file. The values of a chart, in `helm/`, are none. */
export function outputSize(folder: string): OutputSize {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml') && path.basename(entry.parentPath) !== 'helm')
    .map((entry) => fs.statSync(path.join(entry.parentPath, entry.name)).size);
  return { objects: files.length, bytes: files.reduce((sum, size) => sum + size, 0) };
}
