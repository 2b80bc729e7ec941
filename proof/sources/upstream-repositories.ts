import * as fs from 'node:fs';
import * as path from 'node:path';
import type { UpstreamFolder } from '../../constructs/gitops/upstream-folder';
import { ManifestsRepository } from './manifests-repository';

/** Stands for a folder of a repository of the internet. */
export interface StubFiles extends UpstreamFolder {
  /** Texts by the name of the file. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Puts each folder into a bare repository of its own, on a branch that is called like the tag: Git asks for either by name.
 *
 * @param place a folder for them
 * @returns the repositories by the URL that Argo CD knows them by
 */
export async function upstreamRepositories(
  git: string,
  place: string,
  folders: readonly StubFiles[],
): Promise<ReadonlyMap<string, string>> {
  const made = await Promise.all(
    folders.map(async ({ repository: url, path: folder, version, files }, index) => {
      const home = path.join(place, `${String(index)}-${path.posix.basename(url, '.git')}`);
      const tree = path.join(home, 'files');
      fs.mkdirSync(path.join(tree, folder), { recursive: true });
      for (const [file, text] of files) fs.writeFileSync(path.join(tree, folder, file), text);
      const repository = await ManifestsRepository.create(git, path.join(home, 'repository.git'), version);
      await repository.replace(tree, 'Release');
      return [url, repository.folder] as const;
    }),
  );
  return new Map(made);
}
