import type { Construct } from 'constructs';
import type { PodSecurity } from '../../constructs/gitops/component';
import type { Queue as QueueConstruct, QueueProtocol } from '../../constructs/messaging/queue';
import type { OptionalComponentName } from '../inventory';
import type { ProfileName } from '../settings/settings';
import type { StorePlatform } from '../stores/store';

/** What the testbed gives to whatever carries messages. */
export type QueuePlatform = Omit<StorePlatform, 'backup'>;

/** One way to carry messages: the product, with every number that differs between the profiles. */
export interface Queue<P extends QueueProtocol = QueueProtocol> {
  readonly protocol: P;
  /** Optional components that it cannot run without. */
  readonly requires: readonly OptionalComponentName[];
  /** The strictest level that its pods fit. */
  readonly podSecurity: PodSecurity;
  readonly create: (scope: Construct, id: string, platform: QueuePlatform) => QueueConstruct<P>;
}

interface QueueDefinition<P extends QueueProtocol, Size> extends Omit<Queue<P>, 'create'> {
  readonly sizes: Readonly<Record<ProfileName, Size>>;
  readonly create: (
    scope: Construct,
    id: string,
    platform: QueuePlatform & { readonly size: Size },
  ) => QueueConstruct<P>;
}

/** A queue whose size the profile chooses. */
export function queue<P extends QueueProtocol, Size>({ sizes, create, ...rest }: QueueDefinition<P, Size>): Queue<P> {
  return {
    ...rest,
    create: (scope, id, platform) => create(scope, id, { ...platform, size: sizes[platform.profile] }),
  };
}
