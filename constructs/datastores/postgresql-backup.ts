import type { k8s } from 'cdk8s-plus-28';
import type { PostgresqlSpecClone } from '../../imports/acid.zalan.do';
import type { Backup } from '../storage/backup';
import type { Bucket } from '../storage/bucket';

/** The archive of another cluster, in the same bucket, from which a cluster begins. */
export interface PostgresqlOrigin {
  /** Name of that cluster. */
  readonly cluster: string;
  /** @default - as far as its archive goes */
  readonly at?: Date;
}

/**
 * Spilo's variables for scheduled base backups and a continuous archive of the write-ahead log: any second since the oldest kept
 * base backup can be restored. WAL-G, because WAL-E takes no endpoint of one's own together with a region.
 */
export function walArchive({ bucket, schedule, retentionDays }: Backup): k8s.EnvVar[] {
  const facts = {
    ...place(bucket),
    WAL_BUCKET_SCOPE_PREFIX: '',
    ...walG,
    BACKUP_SCHEDULE: schedule,
    // One base backup a day is what the schedule makes, unless it says otherwise.
    BACKUP_NUM_TO_RETAIN: String(retentionDays),
  };
  return [...plain(facts), ...login(bucket)];
}

/** The variables with which a new cluster reads the archive of another: the operator's own fields for a login would show it. */
export function clonedArchive({ bucket }: Backup, { cluster, at }: PostgresqlOrigin): k8s.EnvVar[] {
  const facts = {
    ...place(bucket),
    ...walG,
    // Told a moment, the operator sets these too; told none, it would copy the other cluster as it runs.
    ...(at === undefined && { METHOD: 'CLONE_WITH_WALE', SCOPE: cluster }),
  };
  return [...plain(facts), ...login(bucket)].map((variable) => ({ ...variable, name: `CLONE_${variable.name}` }));
}

/** The moment at which the new cluster leaves the other's way, as the operator wants it. */
export function cloneUntil({ cluster, at }: PostgresqlOrigin): PostgresqlSpecClone | undefined {
  return at === undefined ? undefined : { cluster, timestamp: `${at.toISOString().slice(0, 19)}+00:00` };
}

const walG = { USE_WALG_BACKUP: 'true', USE_WALG_RESTORE: 'true', WALG_DISABLE_S3_SSE: 'true' };

const place = ({ name, store }: Bucket) => ({
  AWS_ENDPOINT: store.endpoint,
  AWS_REGION: store.region,
  AWS_S3_FORCE_PATH_STYLE: 'true',
  WAL_S3_BUCKET: name,
});

/** Spilo takes its S3 login from variables only. */
function login({ credentials: { secretName, usernameKey, passwordKey } }: Bucket): k8s.EnvVar[] {
  const keys = { AWS_ACCESS_KEY_ID: usernameKey, AWS_SECRET_ACCESS_KEY: passwordKey };
  return Object.entries(keys).map(([name, key]) => ({ name, valueFrom: { secretKeyRef: { name: secretName, key } } }));
}

const plain = (variables: Readonly<Record<string, string>>): k8s.EnvVar[] =>
  Object.entries(variables).map(([name, value]) => ({ name, value }));
