import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Application } from '../../imports/argoproj.io';
import type { ApplicationSpecSources } from '../../imports/argoproj.io';
import type { Component } from './component';
import { CrdFolder } from './crd-folder';
import { thisCluster } from './git-source';
import type { GitSource } from './git-source';
import { HelmRelease } from './helm-release';
import { KustomizeRelease } from './kustomize-release';
import { syncPolicy } from './sync-policy';
import { syncWave } from './sync-wave';
import type { UpstreamFolder } from './upstream-folder';

export interface ComponentApplicationProps {
  readonly component: Component;
  readonly git: GitSource;
  /** Namespace of Argo CD, where Applications live. */
  readonly argoCdNamespace: string;
}

/** The Application of one component: its CRDs, charts and upstream folders, if it has any, and its own folder. */
export class ComponentApplication extends Construct {
  constructor(scope: Construct, id: string, { component, git, argoCdNamespace }: ComponentApplicationProps) {
    super(scope, id);
    const name = component.node.id;
    new Application(this, 'application', {
      metadata: {
        name,
        namespace: argoCdNamespace,
        annotations: { 'argocd.argoproj.io/sync-wave': String(syncWave(component)) },
        // What disappears from the branch is removed with all it deployed, except for what is protected, and for what would
        // have to do the removing.
        finalizers: component.role === 'delivery' ? [] : ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: component.layer,
        destination: { server: thisCluster, namespace: component.namespace },
        sources: [
          ...CrdFolder.within(component).map(folderSource),
          ...HelmRelease.within(component).map(helmSource),
          ...KustomizeRelease.within(component).map(kustomizeSource),
          // Of a component without objects of its own there is no folder, and Argo CD would not find it.
          ...(hasObjects(component)
            ? [{ repoUrl: git.url, targetRevision: git.branch, path: `${git.path}/${name}` }]
            : []),
        ],
        syncPolicy: syncPolicy(),
      },
    });
  }
}

const hasObjects = ({ node }: Component): boolean => node.findAll().some((construct) => construct instanceof ApiObject);

function helmSource({ chart, releaseName, values, ...rest }: HelmRelease): ApplicationSpecSources {
  const { skipCrds, skipSchemaValidation } = rest;
  return {
    repoUrl: chart.repository,
    chart: chart.name,
    targetRevision: chart.version,
    helm: { releaseName, valuesObject: values, skipCrds, skipSchemaValidation },
  };
}

function folderSource({ repository, version, path }: UpstreamFolder): ApplicationSpecSources {
  return { repoUrl: repository, targetRevision: version, path };
}

function kustomizeSource({ source, patches }: KustomizeRelease): ApplicationSpecSources {
  return {
    ...folderSource(source),
    kustomize: { patches: patches.map((patch) => ({ patch: JSON.stringify(patch) })) },
  };
}
