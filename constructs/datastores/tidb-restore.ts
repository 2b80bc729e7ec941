import type { Construct } from 'constructs';
import { Restore } from '../../imports/pingcap.com';
import { inPhase } from '../gitops/sync';
import { labels } from '../shared/labels';
import type { RestoreRequest } from '../shared/restore';
import { Workload } from '../shared/workload';
import type { Bucket } from '../storage/bucket';
import { backupAccount, connectJobs, jobLabels, jobSpec, s3 } from './tidb-backup';
import type { TikvPods } from './tikv-pods';

export interface TidbRestoreProps {
  /** Name of the TidbCluster that was saved. */
  readonly store: string;
  readonly request: RestoreRequest;
  /** Databases to bring back: what belongs to users and the cluster itself is made anew. */
  readonly databases: readonly string[];
  readonly image: string;
  readonly bucket: Bucket;
  /** The pods of the new cluster. */
  readonly tikv: TikvPods;
}

/** Stands for the backup to restore when nobody names one: the second in which it began is part of its path, so only the bucket knows. */
const anyBackup = 'name-of-the-backup';

/** Fills a new, empty cluster from the backup of another that began at the very second that is asked for. */
export function restoreTidb(scope: Construct, props: TidbRestoreProps): void {
  const { store, databases, image, bucket, tikv } = props;
  const { into, at } = props.request;
  const name = `${into}-restore`;
  const jobs = new Workload(scope, 'jobs', { name, podLabels: jobLabels('restore', into) });
  connectJobs(scope, jobs, tikv, bucket);
  new Restore(scope, 'restore', {
    metadata: {
      name: into,
      labels: labels({ name: 'tidb', instance: into, component: 'restore' }),
      annotations: inPhase('schema'),
    },
    spec: {
      backupType: 'full',
      // Jobs that come before the cluster is there fail, and are tried again.
      backoffLimit: 6,
      br: { cluster: into, sendCredToTikv: true, options: ['--with-sys-table=false'] },
      tableFilter: databases.map((database) => `${database}.*`),
      ...jobSpec(image, backupAccount(store), bucket),
      s3: s3(bucket, store, at === undefined ? anyBackup : `${store}-pd.${tikv.pd.namespace}-2379-${timeOf(at)}`),
    },
  });
}

/** As the operator writes it: `2026-08-20t03-00-07`. */
function timeOf(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', 't').replaceAll(':', '-');
}
