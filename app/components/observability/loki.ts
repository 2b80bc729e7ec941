import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Loki as Construction } from '../../../constructs/observability/loki';
import { Bucket } from '../../../constructs/storage/bucket';
import type { ObjectStore } from '../../../constructs/storage/object-store';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

export interface LokiProps {
  readonly profile: Profile;
  readonly storageClass: string;
  readonly store: ObjectStore;
}

/** Keeps what all pods say. */
export class Loki extends Component {
  readonly loki: Construction;

  constructor(testbed: Construct, { profile, storageClass, store }: LokiProps) {
    super(testbed, 'loki', { layer: 'observability', holdsData: true });
    this.loki = new Construction(this, 'loki', {
      chart: charts.loki,
      size: profile.loki,
      storageClass,
      bucket: new Bucket(this, 'loki-chunks', { store }),
    });
  }
}
