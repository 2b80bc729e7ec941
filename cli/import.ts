import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { localCopy, readText } from './import/local-copy';
import { readMaterial } from './import/material';
import { systems } from './import/sources';
import { replaceFolder } from './import/swap';
import { downloadKubernetes, upstream } from './import/upstream';
import { writeImports } from './import/write-imports';

const root = resolve(__dirname, '..');

interface ImportOptions {
  readonly from?: string;
  readonly kubernetes?: string;
}

export function registerImport(program: Command): void {
  program
    .command('import')
    .summary('generate imports/ from the CRDs and charts of the catalogue')
    .description(
      'Generates imports/ (classes of custom resources, schemas, types of Helm values) from upstream at the versions of app/catalogue.ts.',
    )
    .option(
      '--from <dir>',
      'read CRDs and chart values from a local copy: <system>/crds/*.yaml, <system>/chart/values.yaml',
    )
    .option('--kubernetes <file>', "read Kubernetes' api/openapi-spec/swagger.json from a file")
    .addHelpText(
      'after',
      `
Examples:
  $ npx testbed import
  $ npx testbed import --from ../upstream --kubernetes ../kubernetes/api/openapi-spec/swagger.json`,
    )
    .action(runImport);
}

async function runImport({ from, kubernetes }: ImportOptions): Promise<void> {
  const material = await readMaterial(
    systems,
    from === undefined ? upstream : localCopy(resolve(from)),
    kubernetes === undefined ? downloadKubernetes : () => readText(resolve(kubernetes)),
  );
  await replaceFolder(join(root, 'imports'), join(root, '.cache'), (folder, scratch) =>
    writeImports(material, folder, scratch),
  );
  console.log(`imports/ holds ${material.crds.length} kinds and the values of ${material.charts.length} charts`);
}
