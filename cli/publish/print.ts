import { short } from './history';
import type { Publication } from './publication';

/** What became of a branch, for people: with every file when nothing was pushed yet. */
export function printed(publication: Publication): string {
  const { remote, branch, environments, source, unchanged, commit, changes } = publication;
  const what = `${environments.join(', ')} from ${short(source)}`;
  const where = `${branch} of ${remote}`;
  if (unchanged) return `${where} already holds ${what}\n`;
  const { added, changed, removed } = changes;
  const counts = `${added.length} files added, ${changed.length} changed, ${removed.length} removed`;
  if (commit !== undefined) return `Published ${what} to ${where} as ${short(commit)}: ${counts}\n`;
  const files = [lines('A', added), lines('M', changed), lines('D', removed)].flat();
  return [`Would publish ${what} to ${where}: ${counts}`, ...files, ''].join('\n');
}

function lines(letter: string, files: readonly string[]): string[] {
  return files.map((file) => `  ${letter} ${file}`);
}
