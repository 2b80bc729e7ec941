import type { Gateway } from '../../../constructs/ingress/gateway';
import type { ObjectStore } from '../../../constructs/storage/object-store';
import type { BackupSettings } from '../../settings/settings';
import type { StorePlatform } from '../../stores/store';

/** What every service stands on. */
export interface Platform extends Omit<StorePlatform, 'backup'> {
  /** @throws when it is off */
  readonly objectStore: () => ObjectStore;
  readonly gateway: Gateway;
  readonly backup: BackupSettings;
}
