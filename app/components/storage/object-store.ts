import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import { ObjectStore as Store } from '../../../constructs/storage/object-store';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { SeaweedfsOperator } from './seaweedfs-operator';

export interface ObjectStoreProps {
  readonly profile: Profile;
  readonly storageClass: string;
  readonly operator: SeaweedfsOperator;
  /** @default - S3 is for pods only */
  readonly door?: FrontDoor;
}

/** S3: backups of every datastore, and what the shop itself stores. Whether its pods run without root was not tried. */
export class ObjectStore extends Component {
  readonly store: Store;

  constructor(testbed: Construct, { profile, storageClass, operator, door }: ObjectStoreProps) {
    super(testbed, 'object-store', { layer: 'storage', podSecurity: 'baseline', holdsData: true });
    this.store = new Store(this, 'seaweed', {
      size: profile.objectStore,
      storageClass,
      image: images.seaweedfs,
      clientImage: images.curl,
      operator: operator.pods,
    });
    const { gateway: pods, port, service } = this.store;
    const backend = { pods, podPort: port.port, service, port: port.port };
    if (door) new UiRoute(this, 's3', { door, backend, login: 'own' });
  }
}
