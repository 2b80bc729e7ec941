import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import type { Testbed } from '../../app/testbed';
import { HelmRelease } from '../../constructs/gitops/helm-release';
import { chartFacts } from './chart-facts';
import { ManifestsRepository } from './manifests-repository';
import { pinnedCrds } from './pinned-crds';

/**
 * One bare repository for each from which an operator takes CRDs that its chart does not bring: with those that are pinned in
 * imports/, under the tag that is named.
 *
 * @param folder which does not exist yet
 * @returns the repositories by the URL that Argo CD knows them by
 */
export async function crdRepositories(
  git: string,
  folder: string,
  testbed: Pick<Testbed, 'components'>,
): Promise<ReadonlyMap<string, string>> {
  const releases = testbed.components.flatMap((component) => HelmRelease.within(component));
  const made = await Promise.all(
    releases.map(async ({ chart, crds }) => {
      if (crds === undefined) return [];
      const files = path.join(folder, chart.name, 'files');
      fs.mkdirSync(path.join(files, crds.path), { recursive: true });
      for (const crd of pinnedCrds(chartFacts[chart.name]?.groups ?? [])) {
        fs.writeFileSync(path.join(files, crds.path, `${crd.metadata.name}.yaml`), stringify(crd, { version: '1.1' }));
      }
      const repository = await ManifestsRepository.create(
        git,
        path.join(folder, chart.name, 'repository.git'),
        crds.revision,
      );
      await repository.replace(files, 'Release');
      return [[crds.repository, repository.folder] as const];
    }),
  );
  return new Map(made.flat());
}
