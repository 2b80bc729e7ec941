import type { Construct } from 'constructs';
import { Harbor as Registry } from '../../../constructs/cicd/harbor';
import { Component } from '../../../constructs/gitops/component';
import { charts, images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { Platform } from '../microservices/platform';
import type { HarborStore } from './harbor-store';

export interface HarborProps {
  /** The registry's own. */
  readonly host: string;
  readonly profile: Profile;
  readonly platform: Platform;
}

/** The registry of the shop's images, in the namespace of what it keeps. */
export class Harbor extends Component {
  /** How the names of the images begin that are in it. */
  readonly imageRegistry: string;

  constructor(testbed: Construct, store: HarborStore, { host, profile, platform }: HarborProps) {
    super(testbed, 'harbor', { layer: 'cicd', namespace: store });
    const { database, secrets, images: bucket } = store;
    this.imageRegistry = new Registry(this, 'registry', {
      chart: charts.harbor,
      replicas: profile.operatorReplicas,
      host,
      project: 'testbed',
      storageClass: platform.storageClass,
      database,
      bucket,
      secrets,
      clientImage: images.curl,
      envoy: platform.gateway.envoy,
    }).imageRegistry;
  }
}
