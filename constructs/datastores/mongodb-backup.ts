import {
  PerconaServerMongoDbSpecBackupTasksRetentionType,
  PerconaServerMongoDbSpecBackupTasksType,
} from '../../imports/psmdb.percona.com';
import type { PerconaServerMongoDbSpecBackup } from '../../imports/psmdb.percona.com';
import type { Backup } from '../storage/backup';
import type { Bucket } from '../storage/bucket';

const storageName = 'object-store';

/**
 * Percona Backup for MongoDB: a logical dump on the schedule, and the oplog without a break, so that any second since the oldest
 * kept dump can be restored.
 */
export function scheduledBackup(cluster: string, { bucket, schedule, retentionDays }: Backup) {
  return {
    ...archive(cluster, bucket),
    pitr: { enabled: true },
    tasks: [
      {
        name: 'scheduled',
        enabled: true,
        schedule,
        storageName,
        type: PerconaServerMongoDbSpecBackupTasksType.LOGICAL,
        retention: {
          type: PerconaServerMongoDbSpecBackupTasksRetentionType.COUNT,
          // One dump a day is what the schedule makes, unless it says otherwise.
          count: retentionDays,
          // With the dumps go the parts of the oplog before the oldest that is left.
          deleteFromStorage: true,
        },
      },
    ],
  } satisfies Partial<PerconaServerMongoDbSpecBackup>;
}

/** Reads what another cluster has saved, and saves nothing itself. @param cluster whose backups those are */
export function readOnlyBackup(cluster: string, { bucket }: Backup) {
  return { ...archive(cluster, bucket), pitr: { enabled: false } } satisfies Partial<PerconaServerMongoDbSpecBackup>;
}

/** A folder of the bucket: a restored cluster beside the first must not write among its dumps. */
function archive(cluster: string, { name, store, credentials }: Bucket) {
  return {
    enabled: true,
    // What the CRD would fill in, written so that what runs shows no difference to what is declared.
    startingDeadlineSeconds: 120,
    storages: {
      [storageName]: {
        main: true,
        type: 'minio',
        minio: {
          bucket: name,
          prefix: cluster,
          region: store.region,
          // Without a scheme; `secure` says which.
          endpointUrl: `${store.host}:${String(store.port.port)}`,
          secure: false,
          forcePathStyle: true,
          credentialsSecret: credentials.secretName,
        },
      },
    },
  };
}
