import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Bucket } from '../../../constructs/storage/bucket';
import type { ObjectStore } from '../../../constructs/storage/object-store';
import { Velero as Construction } from '../../../constructs/storage/velero';
import { charts, images } from '../../catalogue';
import type { Profile } from '../../profiles';

export interface VeleroProps {
  readonly profile: Profile;
  readonly store: ObjectStore;
}

/** Saves what cannot save itself. Its agents mount folders of their nodes, as root: nothing less than `privileged` lets them. */
export class Velero extends Component {
  readonly velero: Construction;

  constructor(testbed: Construct, { profile, store }: VeleroProps) {
    super(testbed, 'velero', { layer: 'storage', podSecurity: 'privileged', holdsData: true });
    this.velero = new Construction(this, 'velero', {
      chart: charts.velero,
      pluginImage: images.veleroPluginForAws,
      bucket: new Bucket(this, 'velero-backup', { store }),
      nodes: profile.nodes.count,
    });
  }
}
