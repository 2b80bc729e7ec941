import type { Construct } from 'constructs';
import type { Datastore } from '../../constructs/datastores/datastore';
import type { PodSecurity } from '../../constructs/gitops/component';
import type { FrontDoor } from '../../constructs/ingress/front-door';
import type { Issuer } from '../../constructs/security/certificate-authority';
import type { Protocol } from '../../constructs/shared/connection';
import type { Workload } from '../../constructs/shared/workload';
import type { Backup } from '../../constructs/storage/backup';
import type { VeleroSchedule } from '../../constructs/storage/velero-schedule';
import type { OptionalComponentName } from '../inventory';
import type { ProfileName } from '../settings/settings';

/** What the testbed gives to whatever keeps data. */
export interface StorePlatform {
  readonly profile: ProfileName;
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

/** One way to keep the data of a service: the product, with every number that differs between the profiles. */
export interface Store<P extends Protocol = Protocol> {
  /** A service can change to any store that speaks the same. */
  readonly protocol: P;
  /** Optional components that it cannot run without; a test holds them against the edges and secrets that are drawn. */
  readonly requires: readonly OptionalComponentName[];
  /** The strictest level that its pods fit. */
  readonly podSecurity: PodSecurity;
  readonly create: (scope: Construct, id: string, platform: StorePlatform) => Datastore<P>;
}

interface StoreDefinition<P extends Protocol, Size> extends Omit<Store<P>, 'create'> {
  readonly sizes: Readonly<Record<ProfileName, Size>>;
  readonly create: (scope: Construct, id: string, platform: StorePlatform & { readonly size: Size }) => Datastore<P>;
}

/** A store whose size the profile chooses. */
export function store<P extends Protocol, Size>({ sizes, create, ...rest }: StoreDefinition<P, Size>): Store<P> {
  return {
    ...rest,
    create: (scope, id, platform) => create(scope, id, { ...platform, size: sizes[platform.profile] }),
  };
}
