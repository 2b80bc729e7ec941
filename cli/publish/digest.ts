import { createHash } from 'node:crypto';
import { byBytes } from './folder';

/**
 * What a folder holds, as `sha256:<hex>`. Without this program:
 * `find . -type f | cut -c3- | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum` in the folder.
 */
export function contentDigest(files: ReadonlyMap<string, Buffer | string>): string {
  const lines = [...files].sort(byBytes).map(([file, content]) => `${sha256(content)}  ${file}\n`);
  return `sha256:${sha256(lines.join(''))}`;
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
