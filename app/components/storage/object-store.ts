import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { ObjectStore as Store } from '../../../constructs/storage/object-store';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { SeaweedfsOperator } from './seaweedfs-operator';

export interface ObjectStoreProps {
  readonly profile: Profile;
  readonly storageClass: string;
  readonly operator: SeaweedfsOperator;
}

/** S3: backups of every datastore, and what the shop itself stores. Whether its pods run without root was not tried. */
export class ObjectStore extends Component {
  readonly store: Store;

  constructor(testbed: Construct, { profile, storageClass, operator }: ObjectStoreProps) {
    super(testbed, 'object-store', { layer: 'storage', podSecurity: 'baseline', holdsData: true });
    this.store = new Store(this, 'seaweed', {
      size: profile.objectStore,
      storageClass,
      image: images.seaweedfs,
      clientImage: images.curl,
      operator: operator.pods,
    });
  }
}
