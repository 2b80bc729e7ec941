import type { Issuer } from '../../../constructs/security/certificate-authority';
import type { Gateway } from '../../../constructs/ingress/gateway';
import type { ObjectStore } from '../../../constructs/storage/object-store';
import type { Profile } from '../../profiles';

/** What every service stands on. */
export interface Platform {
  /** Where volumes come from. */
  readonly storageClass: string;
  readonly objectStore: ObjectStore;
  readonly issuer: Issuer;
  readonly gateway: Gateway;
}

export interface ServiceProps {
  readonly profile: Profile;
  readonly platform: Platform;
  /** The service's own image, exact. */
  readonly image: string;
}
