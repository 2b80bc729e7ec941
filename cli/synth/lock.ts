import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from '../failure';
import { isAlive } from './processes';

/** Each try clears away one lock of a dead process; that many do not die in a row. */
const tries = 20;

/**
 * Makes this process the only one that writes the folder, until the returned function is called.
 *
 * The lock is a folder beside it that holds one file, named by the id of the process. It appears whole, by a rename, which
 * fails while a lock with a file in it is there. A lock whose process is gone is taken over by removing that very file: of all
 * who then rename, one wins, and nobody can remove the file of a process that lives.
 *
 * @throws Failure when a process that lives holds it
 */
export function lock(folder: string): () => void {
  const place = `${folder}.lock`;
  const own = `${place}-${process.pid}`;
  try {
    fs.mkdirSync(own, { recursive: true });
    fs.writeFileSync(path.join(own, String(process.pid)), '');
    for (let left = tries; !moved(own, place); left--) clear(place, folder, left);
  } finally {
    fs.rmSync(own, { recursive: true, force: true });
  }
  return () => {
    fs.rmSync(path.join(place, String(process.pid)), { force: true });
    removeIfEmpty(place);
  };
}

/** What a rename says of a folder in its way that is not empty; Windows says EPERM of every folder. */
const inTheWay = ['ENOTEMPTY', 'EEXIST', 'EPERM'];

/** Whether the folder is now at the new place; not, when a folder is there that is not empty. */
function moved(from: string, to: string): boolean {
  try {
    fs.renameSync(from, to);
    return true;
  } catch (error) {
    // Not whether it exists: it may have gone since.
    if (!inTheWay.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return false;
  }
}

/** Takes away what dead processes left of a lock. */
function clear(place: string, folder: string, left: number): void {
  const holders = filesOf(place);
  const living = holders.find((pid) => isAlive(Number(pid)));
  if (living !== undefined || left <= 0) {
    throw new Failure(
      `Another synthesis is at work in ${path.basename(folder)}/${living === undefined ? '' : ` (process ${living})`}`,
      `wait until it is done; if nothing of that kind runs, remove ${place}`,
    );
  }
  for (const dead of holders) fs.rmSync(path.join(place, dead), { force: true });
  removeIfEmpty(place);
}

/** None when the folder has gone: its holder was done. */
function filesOf(place: string): string[] {
  try {
    return fs.readdirSync(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function removeIfEmpty(directory: string): void {
  try {
    fs.rmdirSync(directory);
  } catch {
    // Another process has put its file into it, or has removed it.
  }
}
