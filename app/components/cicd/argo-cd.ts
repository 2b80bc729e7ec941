import type { Construct } from 'constructs';
import { ArgoCd as Delivery } from '../../../constructs/cicd/argo-cd';
import { Component } from '../../../constructs/gitops/component';
import { SingleSignOn } from '../../../constructs/ingress/single-sign-on';
import type { HelmRelease } from '../../../constructs/gitops/helm-release';
import type { Workload } from '../../../constructs/shared/workload';
import { charts, releases } from '../../catalogue';
import { gitPort } from '../../git-port';
import type { Profile } from '../../profiles';
import type { Settings } from '../../settings/settings';

/** Delivers everything, itself included. */
export class ArgoCd extends Component {
  /** What the first installation repeats by hand. */
  readonly release: HelmRelease;
  /** The pods of its user interface. */
  readonly server: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile, settings: Settings) {
    super(testbed, 'argocd', { layer: 'cicd', role: 'delivery' });
    const { domain, git, components, notifications } = settings;
    const props = {
      chart: charts.argoCd,
      version: releases.argoCd,
      replicas,
      host: `argocd.${domain}`,
      gitPort: gitPort(git.url),
      login: components['single-sign-on'] ? SingleSignOn.urlOf(domain) : undefined,
      adminGroup: SingleSignOn.adminGroup,
      webhook: notifications?.webhook,
    };
    const { release, server } = new Delivery(this, 'delivery', props);
    this.release = release;
    this.server = server;
  }
}
