import * as fs from 'node:fs';
import * as path from 'node:path';

const day = 24 * 60 * 60 * 1000;

/**
 * Fills a folder beside its place and puts it there when it is complete: nobody ever finds half of it, and of two who
 * fill it at once the first one counts.
 */
export async function complete(folder: string, fill: (unfinished: string) => Promise<void>): Promise<void> {
  if (fs.existsSync(folder)) return;
  const parent = path.dirname(folder);
  fs.mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const unfinished = fs.mkdtempSync(`${folder}.unfinished-`);
  try {
    await fill(unfinished);
    fs.chmodSync(unfinished, 0o755);
    put(unfinished, folder);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
}

function put(unfinished: string, folder: string): void {
  try {
    fs.renameSync(unfinished, folder);
  } catch (error) {
    // Somebody else was first; a folder that is not empty is never replaced by a rename.
    if (!fs.existsSync(folder)) throw error;
  }
}

/** A build that was killed leaves hundreds of megabytes. None takes a day. */
function removeAbandoned(parent: string): void {
  for (const name of fs.readdirSync(parent).filter((one) => one.includes('.unfinished-'))) {
    const abandoned = path.join(parent, name);
    const stat = fs.statSync(abandoned, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > day) fs.rmSync(abandoned, { recursive: true, force: true });
  }
}
