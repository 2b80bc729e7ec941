import type { k8s } from 'cdk8s-plus-28';
import type { Backup } from '../storage/backup';

/**
 * Spilo's variables for scheduled base backups and a continuous archive of the write-ahead log: any second since the oldest kept
 * base backup can be restored. WAL-G, because WAL-E takes no endpoint of one's own together with a region.
 */
export function walArchive({ bucket, schedule, retentionDays }: Backup): k8s.EnvVar[] {
  const { endpoint, region } = bucket.store;
  const facts = {
    AWS_ENDPOINT: endpoint,
    AWS_REGION: region,
    AWS_S3_FORCE_PATH_STYLE: 'true',
    WAL_S3_BUCKET: bucket.name,
    WAL_BUCKET_SCOPE_PREFIX: '',
    USE_WALG_BACKUP: 'true',
    USE_WALG_RESTORE: 'true',
    WALG_DISABLE_S3_SSE: 'true',
    BACKUP_SCHEDULE: schedule,
    // One base backup a day is what the schedule makes, unless it says otherwise.
    BACKUP_NUM_TO_RETAIN: String(retentionDays),
  };
  // Spilo takes its S3 login from variables only.
  const { secretName, usernameKey, passwordKey } = bucket.credentials;
  const secrets = { AWS_ACCESS_KEY_ID: usernameKey, AWS_SECRET_ACCESS_KEY: passwordKey };
  return [
    ...Object.entries(facts).map(([name, value]) => ({ name, value })),
    ...Object.entries(secrets).map(([name, key]) => ({ name, valueFrom: { secretKeyRef: { name: secretName, key } } })),
  ];
}
