import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Parser } from 'tar';
import { packChart } from '../../../proof/sources/chart-archive';

const files = [
  ['Chart.yaml', 'name: web\n'],
  ['templates/a.yaml', 'a: 1\n'],
] as const;

test('the same files make the same bytes, in whatever order and whenever they are given', async () => {
  const archive = await packChart('web', new Map(files));
  expect((await packChart('web', new Map(files.toReversed()))).equals(archive)).toBe(true);
  const times: (Date | undefined)[] = [];
  const paths: string[] = [];
  const parser = new Parser({
    onReadEntry: (entry) => {
      paths.push(entry.path);
      times.push(entry.mtime);
      entry.resume();
    },
  });
  await pipeline(Readable.from([archive]), parser as unknown as NodeJS.WritableStream);
  expect(paths).toEqual(['web/Chart.yaml', 'web/templates/a.yaml']);
  // Not the moment at which they were written.
  for (const time of times) expect(time?.getFullYear()).toBeLessThan(2026);
});
