import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  VitessClusterSpecBackupEngine as Engine,
  VitessClusterSpecBackupSchedulesBackupMethod as Method,
  VitessClusterSpecBackupSchedulesConcurrencyPolicy as ConcurrencyPolicy,
  VitessClusterSpecBackupSchedulesStrategiesScope as Scope,
} from '../../imports/planetscale.com';
import type { VitessClusterSpecBackup } from '../../imports/planetscale.com';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { ScriptJob } from '../shared/script-job';
import type { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { grpc } from './vitess-network';

/** Where backups are, without any being made. */
export function locationSpec({ bucket }: Pick<Backup, 'bucket'>, account: string): VitessClusterSpecBackup {
  const { endpoint, region } = bucket.store;
  return {
    engine: Engine.BUILTIN,
    subcontroller: { serviceAccountName: account },
    locations: [
      {
        s3: {
          region,
          bucket: bucket.name,
          endpoint,
          forcePathStyle: true,
          authSecret: { name: bucket.credentials.secretName, key: 'credentials' },
        },
      },
    ],
  };
}

/**
 * Every backup is a whole copy of the files of MySQL, taken by a pod that restores the last one, catches up with the primary and
 * saves itself again: no tablet stops for it.
 */
export function backupSpec(backup: Backup, account: string, mysqld: Resources): VitessClusterSpecBackup {
  return {
    ...locationSpec(backup, account),
    schedules: [
      {
        name: 'scheduled',
        schedule: backup.schedule,
        // Without it a pause of the operator could count as more missed runs than it forgives.
        startingDeadlineSeconds: 3600,
        backupMethod: Method.VTBACKUP,
        concurrencyPolicy: ConcurrencyPolicy.FORBID,
        jobTimeoutMinute: 120,
        // The operator knows by them when it last ran; each that it keeps keeps its volume.
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 1,
        resources: mysqld,
        strategies: [{ name: 'everything', scope: Scope.CLUSTER }],
      },
    ],
  };
}

/** Whom the pod is that writes down which backups there are: the operator runs it in the cluster's own namespace. */
export class VitessBackupAccount extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, cluster: string) {
    super(scope, id);
    const name = `${cluster}-backup-storage`;
    this.name = name;
    const metadata = {
      name,
      labels: labels({ name: 'vitess', instance: cluster, component: 'backup-storage' }),
      annotations: inPhase('foundation'),
    };
    new k8s.KubeServiceAccount(this, 'account', { metadata });
    const resources = ['vitessshards', 'vitessbackups', 'vitessbackupstorages'].flatMap((plural) =>
      ['', '/status', '/finalizers'].map((part) => plural + part),
    );
    const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];
    new k8s.KubeRole(this, 'role', { metadata, rules: [{ apiGroups: ['planetscale.com'], resources, verbs }] });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name }],
    });
  }
}

export interface VitessPruningProps {
  /** Name of the VitessCluster. */
  readonly cluster: string;
  readonly keyspace: string;
  readonly backup: Backup;
  /** An image with `vtctldclient`. */
  readonly image: string;
  /** The pods of vtctld, and the DNS name that leads to them. */
  readonly control: Workload;
  readonly controlHost: string;
}

/**
 * Removes old backups. Vitess could do so by itself, but the operator passes it a retention of "for ever" after all that can be
 * said otherwise.
 */
export class VitessPruning extends Construct {
  constructor(scope: Construct, id: string, props: VitessPruningProps) {
    super(scope, id);
    const { cluster, keyspace, backup, image, control, controlHost } = props;
    const name = `${cluster}-prune`;
    const variables = {
      VTCTLD_HOST: controlHost,
      VTCTLD_PORT: String(grpc.port),
      KEYSPACE: keyspace,
      RETENTION_DAYS: String(backup.retentionDays),
    };
    const env = Object.entries(variables).map(([variable, value]) => ({ name: variable, value }));
    const script = path.join(__dirname, 'scripts', 'vitess-prune.sh');
    const mounts = [{ env, volumes: [], volumeMounts: [] }];
    const job = new ScriptJob(this, 'job', { name, component: 'prune', image, script, mounts });
    new Edge(this, 'edge', { client: job.pods, server: control, ports: [grpc], protocol: 'grpc' });
    new k8s.KubeCronJob(this, 'cron', {
      metadata: { name, labels: job.labels, annotations: inPhase('workload') },
      spec: {
        schedule: backup.schedule,
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 3600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: { spec: { backoffLimit: 3, activeDeadlineSeconds: 900, template: job.template } },
      },
    });
  }
}
