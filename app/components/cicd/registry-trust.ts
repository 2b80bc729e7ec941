import type { Construct } from 'constructs';
import { RegistryTrust as Trust } from '../../../constructs/cicd/registry-trust';
import { Component } from '../../../constructs/gitops/component';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { HarborStore } from './harbor-store';

/** Lets nodes pull from Harbor. It writes into a directory of theirs, which no level below `privileged` allows. */
export class RegistryTrust extends Component {
  /** @param host of the registry */
  constructor(testbed: Construct, host: string, { secrets }: HarborStore, { nodes }: Profile) {
    super(testbed, 'registry-trust', { layer: 'cicd', podSecurity: 'privileged' });
    new Trust(this, 'registry-trust', {
      host,
      ca: secrets.ca,
      source: secrets,
      image: images.curl,
      nodes: nodes.count,
    });
  }
}
