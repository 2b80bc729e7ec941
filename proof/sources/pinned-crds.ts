import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from '../../verify/manifest';

const schemas = path.join(__dirname, '..', '..', 'imports', 'schemas');

/**
 * The CRDs of some API groups, as far as they are imported: the kinds that we write, each in one version. So none of them asks a
 * webhook to convert it.
 */
export const pinnedCrds = (groups: readonly string[]): readonly Manifest[] =>
  groups.flatMap((group) => JSON.parse(fs.readFileSync(path.join(schemas, `${group}.json`), 'utf8')) as Manifest[]);
