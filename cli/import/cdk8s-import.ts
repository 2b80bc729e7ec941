import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Crd } from './crd';
import { banner } from './banner';

/**
 * Lets cdk8s-cli generate `<group>.ts` in `folder`. All CRDs of a group go in as one file: of two imports of one group only the
 * last would stay.
 */
export async function cdk8sImport(group: string, crds: readonly Crd[], folder: string, scratch: string): Promise<void> {
  const input = join(scratch, `${group}.yaml`);
  writeFileSync(input, crds.map((crd) => JSON.stringify(crd)).join('\n---\n'));
  await promisify(execFile)(
    process.execPath,
    [
      join(dirname(require.resolve('cdk8s-cli/package.json')), 'bin/cdk8s'),
      ...['import', input, '--language', 'typescript', '--no-class-prefix', '--no-save', '--output', folder],
    ],
    { cwd: scratch, env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' } },
  );
  const output = join(folder, `${group}.ts`);
  writeFileSync(output, banner + withoutComments(readFileSync(output, 'utf8')));
}

/** The comments repeat the names, and are most of the lines. */
function withoutComments(code: string): string {
  return code
    .replace(/^ *\/\*[\s\S]*?\*\/ *\n/gm, '')
    .replace(/^\/\/.*\n/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^( .*)\n\n(?= +readonly )/gm, '$1\n');
}
