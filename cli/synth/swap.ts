import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from '../failure';
import { isAlive } from './processes';

/** Where a folder waits while another takes its place: `dist.previous-7` of `dist`, `dist.local.previous-7` of `dist/local`. */
const previous = /^dist(?:\.([a-z0-9-]+))?\.previous-\d+$/;
const unfinished = /^dist\.(?:staging|lock)-(\d+)$/;

/** What is to take the place of `dist`, or of one environment in it. */
export interface Move {
  readonly staged: string;
  /** @default `dist` as a whole */
  readonly environment?: string;
}

/**
 * Puts every staged folder into its place, or none, and removes what was there. The renames are synchronous, so no signal
 * handler runs between them; if the process is killed there, `recover` puts back what was moved aside.
 *
 * @throws Failure when an old folder cannot be removed; the new ones are in place then
 */
export function swap(dist: string, moves: readonly Move[]): void {
  const undo: (() => void)[] = [];
  const rename = (from: string, to: string): void => {
    fs.renameSync(from, to);
    undo.unshift(() => {
      fs.renameSync(to, from);
    });
  };
  const old: string[] = [];
  try {
    for (const { staged, environment } of moves) {
      const target = environment === undefined ? dist : path.join(dist, environment);
      const aside = `${dist}${environment === undefined ? '' : `.${environment}`}.previous-${process.pid}`;
      if (exists(target)) {
        rename(target, aside);
        old.push(aside);
      }
      rename(staged, target);
    }
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
  for (const folder of old) remove(folder);
}

/** Puts back what a killed process had moved aside, and removes what it had not finished. Call it under the lock only. */
export function recover(dist: string): void {
  const parent = path.dirname(dist);
  for (const entry of fs.readdirSync(parent)) {
    const place = path.join(parent, entry);
    const [moved, environment] = previous.exec(entry) ?? [];
    const target = environment === undefined ? dist : path.join(dist, environment);
    const pid = unfinished.exec(entry)?.[1];
    if (moved !== undefined && !exists(target)) {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.renameSync(place, target);
    } else if (moved !== undefined || (pid !== undefined && !isAlive(Number(pid)))) {
      remove(place);
    }
  }
}

/** Also of a link that leads nowhere. */
function exists(place: string): boolean {
  return fs.lstatSync(place, { throwIfNoEntry: false }) !== undefined;
}

function remove(place: string): void {
  try {
    fs.rmSync(place, { recursive: true, force: true });
  } catch (error) {
    throw new Failure(`${place} cannot be removed: ${(error as Error).message}`, 'remove it yourself', {
      cause: error,
    });
  }
}
