import * as path from 'node:path';
import type { Testbed } from '../../app/testbed';
import { HelmRelease } from '../../constructs/gitops/helm-release';
import { Footprint } from '../../constructs/shared/footprint';
import { at, text } from '../../verify/fields';
import { kindOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import { application, sourcesOf, valuesOf } from '../../verify/made/application';
import { readManifests } from '../../verify/read';
import type { StubRelease } from './stub-objects';

/** A chart that an Application names, as it is to be installed. */
export interface DeclaredRelease extends StubRelease {
  readonly repository: string;
  readonly version: string;
}

/** @throws Error when an Application names a release that the testbed does not know: the folder is another's */
export function declaredReleases(environmentFolder: string, testbed: Testbed): readonly DeclaredRelease[] {
  const { located } = readManifests(path.join(environmentFolder, 'applications'));
  return located
    .filter(({ object }) => kindOf(object) === 'argoproj.io/Application')
    .flatMap(({ object }) =>
      sourcesOf(object).flatMap((source) => {
        const chart = text(at(source, 'chart'));
        return chart === undefined ? [] : [declaredRelease(object, source, chart, testbed)];
      }),
    );
}

function declaredRelease(resource: Manifest, source: unknown, chart: string, testbed: Testbed): DeclaredRelease {
  const namespace = text(at(resource.spec, 'destination', 'namespace')) ?? '';
  const name = text(at(source, 'helm', 'releaseName')) ?? resource.metadata.name;
  const release = testbed.components
    .filter((component) => component.namespace === namespace)
    .flatMap((component) => HelmRelease.within(component))
    .find((one) => one.chart.name === chart && one.releaseName === name);
  if (!release) throw new Error(`Application ${resource.metadata.name} names chart ${chart}, the testbed does not`);
  return {
    repository: text(at(source, 'repoURL')) ?? '',
    version: text(at(source, 'targetRevision')) ?? '',
    chart,
    name,
    namespace,
    values: valuesOf(source),
    shadows: application({ ...resource, spec: { destination: at(resource.spec, 'destination'), source } }),
    footprints: Footprint.within(release),
  };
}
