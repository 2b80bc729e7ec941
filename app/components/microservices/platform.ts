import type { Gateway } from '../../../constructs/ingress/gateway';
import type { TraceEndpoint } from '../../../constructs/observability/trace-collector';
import type { ObjectStore } from '../../../constructs/storage/object-store';
import type { Velero } from '../../../constructs/storage/velero';
import type { BackupSettings } from '../../settings/settings';
import type { StorePlatform } from '../../stores/store';

/** What every service stands on. */
export interface Platform extends Omit<StorePlatform, 'backup' | 'velero'> {
  /** @throws when it is off */
  readonly objectStore: () => ObjectStore;
  /** @default - it is off */
  readonly velero?: Velero;
  /** Where services send their traces. @default - nowhere */
  readonly traces?: TraceEndpoint;
  readonly gateway: Gateway;
  readonly backup: BackupSettings;
}
