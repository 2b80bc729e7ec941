import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { BackupSchedule, BackupScheduleSpecBackupTemplateCleanPolicy } from '../../imports/pingcap.com';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import { labels } from '../shared/labels';
import { podSecurityContext } from '../shared/pod-defaults';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import type { Bucket } from '../storage/bucket';
import { pdClient, tikvServer, tikvStatus } from './tikv-pods';
import type { TikvPods } from './tikv-pods';

export interface TidbBackupProps {
  /** Name of the TidbCluster. */
  readonly cluster: string;
  /** The image of BR, PingCAP's program for backups. */
  readonly image: string;
  readonly tikv: TikvPods;
  readonly backup: Backup;
}

/** A snapshot of the whole cluster to object storage, on a schedule: the operator's jobs ask for it, the stores write it. */
export class TidbBackup extends Construct {
  constructor(scope: Construct, id: string, { cluster, image, tikv, backup }: TidbBackupProps) {
    super(scope, id);
    const { bucket, schedule, retentionDays } = backup;
    const jobs = new Workload(this, 'jobs', { name: `${cluster}-backup`, podLabels: jobLabels('backup', cluster) });
    const serviceAccount = new BackupAccount(this, 'account', cluster).name;
    connectJobs(this, jobs, tikv, bucket);
    new BackupSchedule(this, 'schedule', {
      metadata: {
        name: cluster,
        labels: labels({ name: 'tidb', instance: cluster, component: 'backup' }),
        annotations: inPhase('schema'),
      },
      spec: {
        schedule,
        maxReservedTime: `${String(retentionDays * 24)}h`,
        backupTemplate: {
          backupType: 'full',
          cleanPolicy: BackupScheduleSpecBackupTemplateCleanPolicy.DELETE,
          br: { cluster, sendCredToTikv: true },
          ...jobSpec(image, serviceAccount, bucket),
          s3: s3(bucket, cluster),
        },
      },
    });
  }
}

/** Who the pods of backups and restores are to the Kubernetes API: they write into their custom resource how it goes. */
class BackupAccount extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, cluster: string) {
    super(scope, id);
    this.name = backupAccount(cluster);
    const metadata = { name: this.name, labels: labels({ name: 'tidb', instance: cluster, component: 'backup' }) };
    new k8s.KubeServiceAccount(this, 'account', { metadata });
    new k8s.KubeRole(this, 'role', {
      metadata,
      rules: [
        { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch', 'update'] },
        {
          apiGroups: ['pingcap.com'],
          resources: ['backups', 'restores', 'compactbackups'],
          verbs: ['get', 'list', 'watch', 'update'],
        },
      ],
    });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: this.name },
      subjects: [{ kind: 'ServiceAccount', name: this.name }],
    });
  }
}

/** The account that jobs of a cluster run as. */
export const backupAccount = (cluster: string): string => `${cluster}-backup`;

/** The labels of the operator's jobs: of a backup, or of a restore of the name. */
export function jobLabels(job: 'backup' | 'restore', name: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': job,
    'app.kubernetes.io/managed-by': `${job}-operator`,
    'app.kubernetes.io/instance': name,
  };
}

/** Lets such jobs do what they have to, and the stores write to or read from the bucket themselves. */
export function connectJobs(scope: Construct, jobs: Workload, { pd, tikv }: TikvPods, { store }: Bucket): void {
  jobs.allowToKubernetesApi();
  new Edge(scope, 'placement', { client: jobs, server: pd, ports: [pdClient], protocol: 'placement' });
  new Edge(scope, 'stores', { client: jobs, server: tikv, ports: [tikvServer, tikvStatus], protocol: 'tikv' });
  const s3 = { server: store.gateway, ports: [store.port], protocol: 's3' };
  new Edge(scope, 'metadata', { client: jobs, ...s3 });
  new Edge(scope, 'data', { client: tikv, ...s3 });
}

/** Where a cluster is saved: the operator appends to the prefix where and when. */
export function s3({ name, store }: Bucket, cluster: string, backup = '') {
  return {
    // One that speaks S3 at an address of its own.
    provider: 'minio',
    endpoint: store.endpoint,
    bucket: name,
    prefix: backup === '' ? cluster : `${cluster}/${backup}`,
    region: store.region,
    forcePathStyle: true,
  };
}

const resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };

/** How a job runs, whether it saves or restores. */
export function jobSpec(toolImage: string, serviceAccount: string, { credentials }: Bucket) {
  const { secretName, usernameKey, passwordKey } = credentials;
  const keys = { AWS_ACCESS_KEY_ID: usernameKey, AWS_SECRET_ACCESS_KEY: passwordKey };
  return {
    toolImage,
    serviceAccount,
    podSecurityContext,
    resources,
    // The operator would want the keys under names of its own.
    env: Object.entries(keys).map(([name, key]) => ({ name, valueFrom: { secretKeyRef: { name: secretName, key } } })),
  };
}
