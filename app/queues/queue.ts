import type { Queue as QueueConstruct, QueueProtocol } from '../../constructs/messaging/queue';
import { inSizeOfProfile } from '../backing-service';
import type { BackingService, SizedService } from '../backing-service';
import type { StorePlatform } from '../stores/store';

/** What the testbed gives to whatever carries messages. */
export type QueuePlatform = Omit<StorePlatform, 'backup'>;

/** One way to carry messages. */
export interface Queue<P extends QueueProtocol = QueueProtocol> extends BackingService<
  QueuePlatform,
  QueueConstruct<P>
> {
  readonly protocol: P;
}

type SizedQueue<P extends QueueProtocol, Size> = SizedService<QueuePlatform, QueueConstruct<P>, Size> &
  Pick<Queue<P>, 'protocol'>;

/** A queue whose size the profile chooses. */
export function queue<P extends QueueProtocol, Size>({ sizes, create, ...rest }: SizedQueue<P, Size>): Queue<P> {
  return { ...rest, create: inSizeOfProfile<QueuePlatform, QueueConstruct<P>, Size>(sizes, create) };
}
