import * as fs from 'node:fs';
import * as path from 'node:path';
import { isNativeError } from 'node:util/types';
import { Failure } from '../failure';

/**
 * Looks before anything is done whether the folder can be replaced by renames.
 *
 * @throws Failure when it cannot
 */
export function assertReplaceable(dist: string): void {
  assertWritable(path.dirname(dist));
  const stats = fs.lstatSync(dist, { throwIfNoEntry: false });
  if (!stats) return;
  if (stats.isSymbolicLink()) {
    throw new Failure(
      `${dist} is a symbolic link, which the new output would replace`,
      'remove the link, then run again',
    );
  }
  if (!stats.isDirectory()) {
    throw new Failure(`${dist} is a file, where a folder is to be`, 'remove it or move it away, then run again');
  }
  assertWritable(dist);
}

function assertWritable(folder: string): void {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(`${folder} is no folder`, 'make it a folder, then run again');
  }
  try {
    // Asked, not tried: a trial that is killed half-way leaves its traces in the folder.
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    const isReadOnly = (error as NodeJS.ErrnoException).code === 'EROFS';
    const remedy = isReadOnly ? remedies.EROFS : undefined;
    throw new Failure(`${folder} is not writable`, remedy ?? `make it writable: chmod u+rwx ${folder}`, {
      cause: error,
    });
  }
}

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space on the disk, then run again',
  EDQUOT: 'free some of your quota, then run again',
  EROFS: 'it is on a read-only file system: remount it, or work in another folder',
  EACCES: 'give yourself the permission to write there, then run again',
  EPERM: 'give yourself the permission to write there, then run again',
  EBUSY: 'it is mounted or in use: mount the folder above it instead',
  EXDEV: 'it is on another file system: mount the folder above it instead',
  ENOTDIR: 'a file is where a folder is to be: move it away, then run again',
};

/** What went wrong on the disk while the output was written, as a failure with a remedy; every other error as it is. */
export function explained(error: unknown, dist: string): unknown {
  if (!isNativeError(error)) return error;
  const { code = '', path: place, syscall, message } = error as NodeJS.ErrnoException;
  const remedy = remedies[code];
  // A write that finds the disk full knows no path, only the open file.
  const isOutput = place?.startsWith(dist) ?? syscall === 'write';
  if (remedy === undefined || !isOutput) return error;
  const problem = `The output could not be written: ${message}. ${path.basename(dist)}/ is as it was.`;
  return new Failure(problem, remedy, { cause: error });
}
