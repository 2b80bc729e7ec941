import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releases } from '../../app/catalogue';
import { cdk8sImport } from './cdk8s-import';
import { cutCrd } from './cut';
import { kubernetesSchema } from './kubernetes-schema';
import type { Material } from './material';
import { scopes } from './scopes';
import { valuesTypes } from './values-types';

/** Writes all of `imports/` into `folder`; `scratch` is for files that only cdk8s-cli reads. */
export async function writeImports(material: Material, folder: string, scratch: string): Promise<void> {
  for (const name of ['schemas', 'values']) mkdirSync(join(folder, name), { recursive: true });
  const crds = material.crds.map(({ crd }) => crd);
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
  };

  write('scopes.json', `${JSON.stringify(scopes(material.swagger, crds), undefined, 2)}\n`);
  write('schemas/kubernetes.json', `${JSON.stringify(kubernetesSchema(material.swagger, releases.kubernetes))}\n`);

  const groups = [...new Set(crds.map((crd) => crd.spec.group))];
  await Promise.all([
    ...groups.map(async (group) => {
      const members = material.crds.filter(({ crd }) => crd.spec.group === group);
      write(`schemas/${group}.json`, `${JSON.stringify(members.map(({ crd }) => crd))}\n`);
      await cdk8sImport(
        group,
        members.map(({ crd, system }) => cutCrd(crd, system.cut)),
        folder,
        scratch,
      );
    }),
    ...material.charts.map(async (chart) => {
      write(`values/${chart.chart.name}.ts`, await valuesTypes(chart));
    }),
  ]);
}
