import type { Datastore } from '../../constructs/datastores/datastore';
import type { FrontDoor } from '../../constructs/ingress/front-door';
import type { Issuer } from '../../constructs/security/certificate-authority';
import type { Protocol } from '../../constructs/shared/connection';
import type { Workload } from '../../constructs/shared/workload';
import type { Backup } from '../../constructs/storage/backup';
import type { VeleroSchedule } from '../../constructs/storage/velero-schedule';
import { inSizeOfProfile } from '../backing-service';
import type { BackingPlatform, BackingService, SizedService } from '../backing-service';
import type { OptionalComponentName } from '../inventory';

/** What the testbed gives to whatever keeps data. */
export interface StorePlatform extends BackingPlatform {
  /** Where volumes come from. */
  readonly storageClass: string;
  readonly issuer: Issuer;
  /** The pods of an operator. @throws when it is off */
  readonly operator: (name: OptionalComponentName) => Workload;
  /** For a store with a user interface. @default - nobody reaches one but by `kubectl port-forward` */
  readonly door?: FrontDoor;
  /** Where to save the data; what asks gets a bucket of its own. */
  readonly backup: () => Backup;
  /** What saves the namespace, for a store that cannot save itself. @throws when Velero is off: require it */
  readonly velero: () => VeleroSchedule;
}

/** One way to keep the data of a service. */
export interface Store<P extends Protocol = Protocol> extends BackingService<StorePlatform, Datastore<P>> {
  /** A service can change to any store that speaks the same. */
  readonly protocol: P;
  /** The longest name that leaves room for what is called after it. */
  readonly maxNameLength: number;
}

type SizedStore<P extends Protocol, Size> = SizedService<StorePlatform, Datastore<P>, Size> &
  Pick<Store<P>, 'protocol' | 'maxNameLength'>;

/** A store whose size the profile chooses. */
export function store<P extends Protocol, Size>({ sizes, create, ...rest }: SizedStore<P, Size>): Store<P> {
  return { ...rest, create: inSizeOfProfile<StorePlatform, Datastore<P>, Size>(sizes, create) };
}
