import type { Component } from '../../constructs/gitops/component';
import { CrdFolder } from '../../constructs/gitops/crd-folder';
import { pinnedCrds } from './pinned-crds';
import type { StubFiles } from './upstream-repositories';
import { toYaml } from './yaml-1-1';

/** One stub for each folder from which a component takes CRDs that no chart brings: with those that are pinned in imports/. */
export const stubCrds = (components: readonly Component[]): readonly StubFiles[] =>
  components
    .flatMap((component) => CrdFolder.within(component))
    .map(({ repository, path, version, groups }) => ({
      repository,
      path,
      version,
      files: new Map(pinnedCrds(groups).map((crd) => [`${crd.metadata.name}.yaml`, toYaml(crd)])),
    }));
