import * as path from 'node:path';
import type { Component } from '../../constructs/gitops/component';
import { KustomizeRelease } from '../../constructs/gitops/kustomize-release';
import type { KustomizePatch } from '../../constructs/gitops/kustomize-release';
import { Footprint } from '../../constructs/shared/footprint';
import type { Manifest } from '../../verify/manifest';
import { upstreamFolder } from '../../verify/made/application';
import { chartFacts } from './chart-facts';
import { pinnedCrds } from './pinned-crds';
import { stubObjects } from './stub-objects';
import type { StubFiles } from './upstream-repositories';
import { toYaml } from './yaml-1-1';

/** Stands for a folder of a repository of the internet that Argo CD renders with Kustomize. */
export interface StubFolder extends StubFiles {
  /** The last part of the URL: its facts stand under it. */
  readonly name: string;
}

/** One stub for each folder that the components name: with the pinned CRDs, the objects that others refer to, and what is patched. */
export const stubFolders = (components: readonly Component[]): readonly StubFolder[] =>
  components.flatMap((component) =>
    KustomizeRelease.within(component).map((release) => stubFolder(release, component.namespace ?? '')),
  );

function stubFolder(release: KustomizeRelease, namespace: string): StubFolder {
  const { repository } = release.source;
  const name = path.posix.basename(repository, '.git');
  const objects = stubObjects({
    chart: name,
    name,
    namespace,
    values: {},
    shadows: upstreamFolder(repository, { namespace, name, values: {} }),
    footprints: Footprint.within(release),
  }).map(withoutNamespace);
  const unknown = release.patches.filter((patch) => !objects.some((object) => isPatched(object, patch)));
  const all = [...pinnedCrds(chartFacts[name]?.groups ?? []), ...objects, ...unknown.map(unpatched)];
  const resources = all.map((object, index) => [`${String(index)}.yaml`, toYaml(object)] as const);
  const kustomization = { resources: resources.map(([file]) => file) };
  return {
    ...release.source,
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
