import { Construct } from 'constructs';
import { PerconaXtraDbClusterSpecBackupScheduleRetentionType } from '../../imports/pxc.percona.com';
import type { PerconaXtraDbClusterSpecBackup } from '../../imports/pxc.percona.com';
import { Edge } from '../shared/edge';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import type { Bucket } from '../storage/bucket';
import { containerSecurityContext, podSecurityContext } from './xtradb-spec';

export interface XtraDbBackupProps {
  /** Name of the PerconaXtraDBCluster. */
  readonly cluster: string;
  readonly servers: Workload;
  readonly operator: Workload;
  /** The Percona XtraBackup image. */
  readonly image: string;
  readonly backup: Backup;
}

const storage = 'object-store';

/** Of the pod that takes a backup, while it does; it streams and keeps nothing. */
const resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };

/**
 * Full copies by XtraBackup to object storage, on a schedule, by the operator's own jobs: each joins the cluster as an arbitrator
 * and is sent the state as a new server would be.
 */
export class XtraDbBackup extends Construct {
  /** The part of the PerconaXtraDBCluster that asks for it. */
  readonly spec: PerconaXtraDbClusterSpecBackup;

  constructor(scope: Construct, id: string, { cluster, servers, operator, image, backup }: XtraDbBackupProps) {
    super(scope, id);
    const podLabels = { 'percona.com/backup-type': 'xtrabackup', 'percona.com/cluster': cluster };
    const jobs = new Workload(this, 'jobs', { name: `${cluster}-backup`, podLabels });
    const { gateway, port } = backup.bucket.store;
    new Edge(this, 'join', {
      client: jobs,
      server: servers,
      ports: [{ port: 4567 }, { port: 33062 }],
      protocol: 'replication',
    });
    new Edge(this, 'stream', {
      client: servers,
      server: jobs,
      ports: [{ port: 4444 }, { port: 4567 }],
      protocol: 'replication',
    });
    new Edge(this, 'upload', { client: jobs, server: gateway, ports: [port], protocol: 's3' });
    // The operator itself removes what is older than the retention, and looks for what is to be restored.
    new Edge(this, 'retention', { client: operator, server: gateway, ports: [port], protocol: 's3' });
    this.spec = backupSpec(image, backup);
  }
}

/** How the operator finds a bucket. */
export function s3Location({ name, store, credentials }: Bucket) {
  return {
    bucket: name,
    region: store.region,
    endpointUrl: store.endpoint,
    forcePathStyle: true,
    credentialsSecret: credentials.secretName,
  };
}

function backupSpec(image: string, { bucket, schedule, retentionDays }: Backup): PerconaXtraDbClusterSpecBackup {
  return {
    image,
    imagePullPolicy: 'IfNotPresent',
    runningDeadlineSeconds: 1200,
    storages: {
      [storage]: {
        type: 's3',
        verifyTls: true,
        s3: s3Location(bucket),
        resources,
        podSecurityContext,
        containerSecurityContext,
      },
    },
    schedule: [
      {
        name: 'scheduled',
        schedule,
        storageName: storage,
        // One backup a day is what the schedule makes, unless it says otherwise.
        retention: {
          type: PerconaXtraDbClusterSpecBackupScheduleRetentionType.COUNT,
          count: retentionDays,
          deleteFromStorage: true,
        },
      },
    ],
  };
}
