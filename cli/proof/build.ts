import { buildBinaries } from '../../proof/binaries/build';
import { cacheFolder } from '../../proof/binaries/cache';

/** Builds the programs of the proof, or says where they are. */
export async function build({ printCache = false }: { printCache?: boolean }): Promise<void> {
  if (printCache) {
    process.stdout.write(`${cacheFolder(process.env)}\n`);
    return;
  }
  await buildBinaries({
    env: process.env,
    onProgress: (line) => {
      process.stdout.write(`${line}\n`);
    },
  });
}
