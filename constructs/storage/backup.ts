import type { Bucket } from './bucket';

/** Where and when a datastore saves itself. */
export interface Backup {
  /** One for each datastore: its identity reads no other's data. */
  readonly bucket: Bucket;
  /** Five fields of cron, UTC: `0 1 * * *`. */
  readonly schedule: string;
  /** For how many days a backup is kept, at least 1. */
  readonly retentionDays: number;
}
