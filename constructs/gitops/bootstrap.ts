import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AppProject, Application } from '../../imports/argoproj.io';
import { commonLabels } from '../shared/labels';
import { thisCluster } from './git-source';
import type { GitSource } from './git-source';
import { syncPolicy } from './sync-policy';

export interface BootstrapProps {
  readonly git: GitSource;
  /** Folder of the Applications, below the environment's. */
  readonly applications: string;
  readonly argoCdNamespace: string;
}

/**
 * What a person applies once, after installing Argo CD: the Application of Applications. It may make Applications and projects,
 * nothing else; and it has no finalizer, so that deleting it stops the deliveries and takes nothing along.
 */
export class Bootstrap extends Chart {
  constructor(scope: Construct, id: string, { git, applications, argoCdNamespace: namespace }: BootstrapProps) {
    super(scope, id, { disableResourceNameHashes: true, namespace, labels: commonLabels });
    const name = 'root';
    new AppProject(this, 'project', {
      metadata: { name },
      spec: {
        description: 'The Application of Applications',
        sourceRepos: [git.url],
        destinations: [{ server: thisCluster, namespace }],
        namespaceResourceWhitelist: ['Application', 'AppProject'].map((kind) => ({ group: 'argoproj.io', kind })),
      },
    });
    new Application(this, 'application', {
      metadata: { name },
      spec: {
        project: name,
        destination: { server: thisCluster, namespace },
        source: { repoUrl: git.url, targetRevision: git.branch, path: `${git.path}/${applications}` },
        syncPolicy: syncPolicy(),
      },
    });
  }
}
