import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AppProject } from '../../imports/argoproj.io';
import type { AppProjectSpecDestinations } from '../../imports/argoproj.io';
import scopes from '../../imports/scopes.json';
import type { Component } from './component';
import { CrdFolder, crdKind } from './crd-folder';
import { thisCluster } from './git-source';
import { HelmRelease } from './helm-release';
import { KustomizeRelease } from './kustomize-release';
import type { Layer } from './layer';
import { projectWave } from './sync-wave';

export interface LayerProjectProps {
  readonly layer: Layer;
  /** Components that the layer has or may have: the project is made from what they contain. */
  readonly components: readonly Component[];
  readonly gitUrl: string;
  readonly argoCdNamespace: string;
}

/** An AppProject that lets a layer do what its components do or did, and nothing else. */
export class LayerProject extends Construct {
  constructor(scope: Construct, id: string, { layer, components, gitUrl, argoCdNamespace }: LayerProjectProps) {
    super(scope, id);
    const definitions = components.flatMap((component) => CrdFolder.within(component));
    const charts = components.flatMap((component) => HelmRelease.within(component));
    const folders = components.flatMap((component) => KustomizeRelease.within(component));
    new AppProject(this, 'project', {
      metadata: {
        name: layer,
        namespace: argoCdNamespace,
        annotations: { 'argocd.argoproj.io/sync-wave': String(projectWave) },
      },
      spec: {
        description: `Components of the ${layer} layer`,
        sourceRepos: unique([
          gitUrl,
          ...definitions.map(({ repository }) => repository),
          ...charts.map(({ chart }) => chart.repository),
          ...folders.map(({ source }) => source.repository),
        ]),
        destinations: destinations(components, charts),
        clusterResourceWhitelist: unique([
          ...definitions.map(() => crdKind),
          ...[...charts, ...folders].flatMap(({ clusterScopedKinds }) => clusterScopedKinds),
          ...components.flatMap(clusterScopedKinds),
        ]).map((groupKind) => {
          const [group = '', kind = ''] = groupKind.split('/');
          return { group, kind };
        }),
      },
    });
  }
}

/** A component without a namespace is a destination without one: it matches that and no namespace at all. */
function destinations(components: readonly Component[], charts: readonly HelmRelease[]): AppProjectSpecDestinations[] {
  const own = components.flatMap(({ namespace }) => namespace ?? []);
  const named = unique([...own, ...charts.flatMap(({ otherNamespaces }) => otherNamespaces)]);
  const nameless = components.some(({ namespace }) => namespace === undefined);
  return [
    ...named.map((namespace) => ({ server: thisCluster, namespace })),
    ...(nameless ? [{ server: thisCluster }] : []),
  ];
}

function clusterScopedKinds(component: Component): readonly string[] {
  const known: Readonly<Record<string, string>> = scopes;
  return component.node
    .findAll()
    .filter((construct) => construct instanceof ApiObject)
    .map(({ apiGroup, kind }) => `${apiGroup === 'core' ? '' : apiGroup}/${kind}`)
    .filter((groupKind) => known[groupKind] === 'Cluster');
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
