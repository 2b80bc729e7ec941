import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import type { Testbed } from '../../app/testbed';
import { CrdFolder } from '../../constructs/gitops/crd-folder';
import { ManifestsRepository } from './manifests-repository';
import { pinnedCrds } from './pinned-crds';

/**
 * One bare repository for each from which a component takes CRDs that no chart brings: with those that are pinned in imports/,
 * under the tag that is named.
 *
 * @param folder which does not exist yet
 * @returns the repositories by the URL that Argo CD knows them by
 */
export async function crdRepositories(
  git: string,
  folder: string,
  { components }: Pick<Testbed, 'components'>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = components.flatMap((component) => CrdFolder.within(component));
  const made = await Promise.all(
    wanted.map(async ({ repository: url, path: place, revision, groups }) => {
      const home = path.join(folder, path.posix.basename(url, '.git'));
      const files = path.join(home, 'files');
      fs.mkdirSync(path.join(files, place), { recursive: true });
      for (const crd of pinnedCrds(groups)) {
        fs.writeFileSync(path.join(files, place, `${crd.metadata.name}.yaml`), stringify(crd, { version: '1.1' }));
      }
      const repository = await ManifestsRepository.create(git, path.join(home, 'repository.git'), revision);
      await repository.replace(files, 'Release');
      return [url, repository.folder] as const;
    }),
  );
  return new Map(made);
}
