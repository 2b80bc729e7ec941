import type { Construct } from 'constructs';
import { Restore } from '../../imports/pingcap.com';
import { inPhase } from '../gitops/sync';
import { labels } from '../shared/labels';
import { unnamedBackup } from '../shared/restore';
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

/** Fills a new, empty cluster from a backup of another. */
export function restoreTidb(scope: Construct, props: TidbRestoreProps): void {
  const { store, databases, image, bucket, tikv } = props;
  const { into, backup } = props.request;
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
      s3: s3(bucket, store, folderOf(store, tikv.pd.namespace, backup)),
    },
  });
}

/** The operator names a backup after the schedule and the second in which it began, and its folder after PD and the same second. */
function folderOf(store: string, namespace: string, backup = unnamedBackup): string {
  if (backup === unnamedBackup) return backup;
  const [, time] = /^.*-(\d{4}-\d\d-\d\dt\d\d-\d\d-\d\d)$/.exec(backup) ?? [];
  if (time === undefined || backup !== `${store}-${time}`) {
    throw new Error(`a backup of ${store} is called like ${store}-2026-08-20t03-00-07, got '${backup}'`);
  }
  return `${store}-pd.${namespace}-2379-${time}`;
}
