import type { Construct } from 'constructs';
import type { PodSecurity } from '../constructs/gitops/component';
import type { OptionalComponentName } from './inventory';
import type { ProfileName } from './settings/settings';

/** What the testbed gives to all of them. */
export interface BackingPlatform {
  readonly profile: ProfileName;
  /** Prometheus is on: what does not tell it anything by itself gets an exporter. */
  readonly measured: boolean;
}

type Create<Platform, Made> = (scope: Construct, id: string, platform: Platform) => Made;

/** What a service has for itself alone, a store, a queue or a cache: the product, with every number that differs between the profiles. */
export interface BackingService<Platform extends BackingPlatform, Made> {
  /** Optional components that it cannot run without; a test holds them against the edges and secrets that are drawn. */
  readonly requires: readonly OptionalComponentName[];
  /** The strictest level that its pods fit. */
  readonly podSecurity: PodSecurity;
  readonly create: Create<Platform, Made>;
}

type Sizes<Size> = Readonly<Record<ProfileName, Size>>;

/** The same before the profile has chosen its size. */
export interface SizedService<Platform extends BackingPlatform, Made, Size> extends Omit<
  BackingService<Platform, Made>,
  'create'
> {
  readonly sizes: Sizes<Size>;
  readonly create: Create<Platform & { readonly size: Size }, Made>;
}

/** Makes it in the size of the profile. */
export function inSizeOfProfile<Platform extends BackingPlatform, Made, Size>(
  sizes: Sizes<Size>,
  create: Create<Platform & { readonly size: Size }, Made>,
): Create<Platform, Made> {
  return (scope, id, platform) => create(scope, id, { ...platform, size: sizes[platform.profile] });
}
