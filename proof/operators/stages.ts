import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { groupOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';

/** One step in the life of a kind, as kwok plays it. */
export interface Stage extends Manifest {
  readonly spec: { readonly resourceRef: { readonly apiGroup?: string; readonly kind: string } };
}

/** The Stages below a folder, by the order of files. */
export function readStages(folder: string): readonly Stage[] {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.sort().flatMap((file) =>
    parseAllDocuments(fs.readFileSync(path.join(folder, file), 'utf8'))
      .map((document) => document.toJS() as Manifest | null)
      .filter((object): object is Stage => object?.kind === 'Stage'),
  );
}

/** The kind that a Stage is for, as `<group>/<Kind>`. */
export const kindOfStage = ({ spec: { resourceRef } }: Stage): string =>
  `${groupOf(resourceRef.apiGroup ?? 'v1')}/${resourceRef.kind}`;

/** Whether it is the step with which the operator says that it is done. */
export const isReadyStage = ({ metadata: { name }, spec: { resourceRef } }: Stage): boolean =>
  name === `${resourceRef.kind.toLowerCase()}-ready`;
