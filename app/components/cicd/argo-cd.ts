import type { Construct } from 'constructs';
import { ArgoCd as Delivery } from '../../../constructs/cicd/argo-cd';
import { Component } from '../../../constructs/gitops/component';
import type { HelmRelease } from '../../../constructs/gitops/helm-release';
import { charts, releases } from '../../catalogue';
import { gitPort } from '../../git-port';
import type { Profile } from '../../profiles';
import type { Settings } from '../../settings/settings';

/** Delivers everything, itself included. */
export class ArgoCd extends Component {
  /** What the first installation repeats by hand. */
  readonly release: HelmRelease;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile, { domain, git }: Settings) {
    super(testbed, 'argocd', { layer: 'cicd', role: 'delivery' });
    const props = {
      chart: charts.argoCd,
      version: releases.argoCd,
      replicas,
      host: `argocd.${domain}`,
      gitPort: gitPort(git.url),
    };
    this.release = new Delivery(this, 'delivery', props).release;
  }
}
