import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import type { Component } from '../../constructs/gitops/component';
import { KustomizeRelease } from '../../constructs/gitops/kustomize-release';
import type { KustomizePatch } from '../../constructs/gitops/kustomize-release';
import { Footprint } from '../../constructs/shared/footprint';
import type { Manifest } from '../../verify/manifest';
import { upstreamFolder } from '../../verify/made/application';
import { chartFacts } from './chart-facts';
import { ManifestsRepository } from './manifests-repository';
import { pinnedCrds } from './pinned-crds';
import { stubObjects } from './stub-objects';

/** Stands for a folder of a repository of the internet that Argo CD renders with Kustomize. */
export interface StubFolder {
  /** The URL of the repository, as the Application names it. */
  readonly url: string;
  readonly path: string;
  /** A tag there, a branch of the stub: Git asks for either by name. */
  readonly version: string;
  /** The last part of the URL: its facts stand under it. */
  readonly name: string;
  /** Texts by the name of the file. */
  readonly files: ReadonlyMap<string, string>;
}

/** One stub for each folder that the components name: with the pinned CRDs, the objects that others refer to, and what is patched. */
export const stubFolders = (components: readonly Component[]): readonly StubFolder[] =>
  components.flatMap((component) =>
    KustomizeRelease.within(component).map((release) => stubFolder(release, component.namespace ?? '')),
  );

function stubFolder(release: KustomizeRelease, namespace: string): StubFolder {
  const { repository: url, path: folder, version } = release.source;
  const name = path.posix.basename(url, '.git');
  const objects = stubObjects({
    chart: name,
    name,
    namespace,
    values: {},
    shadows: upstreamFolder(url, { namespace, name, values: {} }),
    footprints: Footprint.within(release),
  }).map(withoutNamespace);
  const unknown = release.patches.filter((patch) => !objects.some((object) => isPatched(object, patch)));
  const all = [...pinnedCrds(chartFacts[name]?.groups ?? []), ...objects, ...unknown.map(unpatched)];
  const resources = all.map((object, index) => [`${String(index)}.yaml`, toYaml(object)] as const);
  const kustomization = { resources: resources.map(([file]) => file) };
  return {
    url,
    path: folder,
    version,
    name,
    files: new Map([...resources, ['kustomization.yaml', toYaml(kustomization)]]),
  };
}

/** Argo CD says where they go, and a patch names them as they are. */
function withoutNamespace({ metadata: { namespace: _, ...metadata }, ...object }: Manifest): Manifest {
  return { ...object, metadata };
}

const isPatched = ({ apiVersion, kind, metadata }: Manifest, patch: KustomizePatch): boolean =>
  apiVersion === patch.apiVersion &&
  kind === patch.kind &&
  metadata.name === patch.metadata.name &&
  metadata.namespace === patch.metadata.namespace;

/** Kustomize fails where there is nothing to patch. */
function unpatched({ apiVersion, kind, metadata, ...fields }: KustomizePatch): object {
  return fields.$patch === 'delete' ? { apiVersion, kind, metadata } : { apiVersion, kind, metadata, ...fields };
}

const toYaml = (value: object): string => stringify(value, { version: '1.1' });

/** Puts each folder into a repository of its own. @param place an empty folder @returns the bare repositories by their URL */
export async function folderRepositories(
  git: string,
  place: string,
  folders: readonly StubFolder[],
): Promise<ReadonlyMap<string, string>> {
  const made = await Promise.all(
    folders.map(async ({ url, path: folder, version, name, files }) => {
      const tree = path.join(place, name);
      const home = path.join(tree, folder);
      fs.mkdirSync(home, { recursive: true });
      for (const [file, text] of files) fs.writeFileSync(path.join(home, file), text);
      const repository = await ManifestsRepository.create(git, path.join(place, `${name}.git`), version);
      await repository.replace(tree, 'Stub');
      return [url, repository.folder] as const;
    }),
  );
  return new Map(made);
}
