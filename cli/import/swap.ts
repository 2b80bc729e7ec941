import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Lets `write` fill a new folder and puts it in place of `target` only when that succeeded. The new one grows in `cache`, on
 * the same file system, so that the swap is two renames.
 */
export async function replaceFolder(
  target: string,
  cache: string,
  write: (folder: string, scratch: string) => Promise<void>,
): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'import-'));
  try {
    const [fresh, scratch, old] = [join(work, 'fresh'), join(work, 'scratch'), join(work, 'old')];
    mkdirSync(fresh);
    mkdirSync(scratch);
    await write(fresh, scratch);
    mkdirSync(dirname(target), { recursive: true });
    if (existsSync(target)) renameSync(target, old);
    renameSync(fresh, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
