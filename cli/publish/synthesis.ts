import * as path from 'node:path';
import { synthesize } from '../../app/synthesize';
import type { Build } from '../../app/synthesize';
import type { Settings } from '../../app/settings/settings';
import { Failure } from '../failure';
import { readFolder } from './folder';
import type { Files } from './folder';
import { listed } from './source';

export interface SynthesisOptions {
  readonly settings: readonly Settings[];
  /** What the person has synthesized, and looked at. */
  readonly dist: string;
  /** An empty folder, for what the source says now. */
  readonly fresh: string;
  /** Hold the whole of `dist` against it, so that nothing stale is left there. */
  readonly whole: boolean;
  readonly build?: Build;
}

/** What the source says of one environment. */
export interface Synthesized {
  readonly environment: string;
  /** Where Argo CD reads it. */
  readonly branch: string;
  readonly files: Files;
}

/**
 * Synthesizes anew, and holds `dist` against it. What is published is the fresh one: nobody else can write to it meanwhile.
 *
 * @throws Failure when `dist` holds anything else
 */
export function freshSynthesis({ settings, dist, fresh, whole, build }: SynthesisOptions): Synthesized[] {
  synthesize(settings, fresh, build);
  const names = settings.map(({ environment }) => environment);
  const folders = whole ? [''] : names;
  const differences = folders.flatMap((folder) =>
    compare(path.posix.join('dist', folder), readFolder(path.join(dist, folder)), readFolder(path.join(fresh, folder))),
  );
  if (differences.length > 0) {
    throw new Failure(
      `dist/ is not what the source synthesizes to:${listed(differences)}`,
      `run \`npm run synth${whole ? '' : ` -- ${names.join(' ')}`}\`, look at what it changed, then publish`,
    );
  }
  return settings.map(({ environment, git }) => ({
    environment,
    branch: git.manifestsBranch,
    files: readFolder(path.join(fresh, environment)),
  }));
}

function compare(name: string, there: Files, wanted: Files): string[] {
  if (there.size === 0) return [`${name} is missing`];
  const missing = [...wanted.keys()].filter((file) => !there.has(file)).map((file) => `${name}/${file} is missing`);
  const wrong = [...there].flatMap(([file, content]) => {
    const other = wanted.get(file);
    if (other === undefined) return [`${name}/${file} should not be there`];
    return content.equals(other) ? [] : [`${name}/${file} differs`];
  });
  return [...missing, ...wrong];
}
