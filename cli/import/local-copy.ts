import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Origin } from './origin';

/** Reads `<system>/crds/*.yaml` and `<system>/<chart folder>/values.yaml` below a folder. */
export function localCopy(root: string): Origin {
  return {
    async crds(system) {
      if (system.crds === undefined) return [];
      const folder = join(root, system.id, 'crds');
      const files = await readdir(folder).catch(() => {
        throw new Error(`${folder}: no such folder`);
      });
      const yaml = files.filter((file) => file.endsWith('.yaml')).sort();
      return Promise.all(yaml.map((file) => readText(join(folder, file))));
    },
    chartFile: (system, chart, name) => readText(join(root, system.id, chart.copy ?? 'chart', name)),
  };
}

export function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Error(`${file}: no such file`);
  });
}
