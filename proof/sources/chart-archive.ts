import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { create } from 'tar';

/** Of every file, so that the same chart has the same bytes, and so the same digest, each time. */
const mtime = new Date('2020-01-01T00:00:00Z');

/** Packs a chart as `helm package` does. @param files their text by path within the chart */
export async function packChart(name: string, files: ReadonlyMap<string, string>): Promise<Buffer> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'stub-chart-'));
  try {
    for (const [file, text] of files) {
      const place = path.join(folder, name, file);
      await fs.mkdir(path.dirname(place), { recursive: true });
      await fs.writeFile(place, text);
    }
    const entries = [...files.keys()].sort().map((file) => `${name}/${file}`);
    const archive = path.join(folder, 'archive.tgz');
    await create({ file: archive, cwd: folder, gzip: true, portable: true, mtime, noPax: true }, entries);
    return await fs.readFile(archive);
  } finally {
    await fs.rm(folder, { recursive: true });
  }
}
