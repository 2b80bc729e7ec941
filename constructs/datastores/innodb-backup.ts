import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { InnoDbClusterSpec, InnoDbClusterSpecInitDbDump } from '../../imports/mysql.oracle.com';
import { Edge } from '../shared/edge';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import type { Bucket } from '../storage/bucket';

export interface InnoDbBackupProps {
  /** Name of the InnoDBCluster. */
  readonly cluster: string;
  readonly servers: Workload;
  readonly backup: Backup;
}

/** What a cluster begins with, when it is first made. */
export interface InnoDbOrigin {
  /** A folder in the bucket of the backup. */
  readonly dump: string;
  readonly databases: readonly string[];
}

/** A logical dump of the whole cluster to object storage, on a schedule, by the operator's own jobs. */
export class InnoDbBackup extends Construct {
  /** The part of the InnoDBCluster that asks for it. */
  readonly spec: Pick<InnoDbClusterSpec, 'backupProfiles' | 'backupSchedules'>;

  constructor(scope: Construct, id: string, { cluster, servers, backup }: InnoDbBackupProps) {
    super(scope, id);
    const podLabels = { 'mysql.oracle.com/cluster': cluster, component: 'mysqldump' };
    const dumps = new Workload(this, 'dumps', { name: `${cluster}-dump`, podLabels });
    dumps.allowToKubernetesApi();
    new Edge(this, 'dump', {
      client: dumps,
      server: servers,
      ports: [{ port: 3306 }, { port: 33060 }],
      protocol: 'mysql',
    });
    // The operator removes no dump, and neither does MySQL Shell.
    backup.bucket.expireAfter(backup.retentionDays);
    const { gateway, port } = backup.bucket.store;
    new Edge(this, 'upload', { client: dumps, server: gateway, ports: [port], protocol: 's3' });
    allowSchedulers(this, `${cluster}-dump-schedule`);
    this.spec = {
      backupProfiles: [{ name: 'object-store', podLabels, dumpInstance: { storage: { s3: target(backup.bucket) } } }],
      backupSchedules: [
        {
          name: 'scheduled',
          schedule: backup.schedule,
          backupProfileName: 'object-store',
          enabled: true,
          deleteBackupData: false,
        },
      ],
    };
  }
}

/** What a new cluster begins with: these databases, without the users, whom it has or makes itself. */
export function dumpOf(bucket: Bucket, { dump, databases }: InnoDbOrigin): InnoDbClusterSpecInitDbDump {
  return {
    name: dump,
    options: { includeSchemas: databases },
    storage: { s3: { ...target(bucket), prefix: `/${dump}` } },
  };
}

function target({ name, store, credentials }: Bucket) {
  // The operator mounts the Secret where MySQL Shell looks for `credentials` and `config`. The CRD's default profile is
  // an empty name, which is none.
  return {
    bucketName: name,
    prefix: '/',
    config: credentials.secretName,
    profile: 'default',
    endpoint: store.endpoint,
  };
}

/**
 * The pods of the operator's CronJob, which only create the object that asks for a dump, get no labels but those of every Job:
 * so this selects pods of Jobs that are not ours, and lets them call the Kubernetes API.
 */
function allowSchedulers(scope: Construct, name: string): void {
  new k8s.KubeNetworkPolicy(scope, 'schedulers', {
    metadata: { name },
    spec: {
      podSelector: {
        matchExpressions: [
          { key: 'batch.kubernetes.io/job-name', operator: 'Exists' },
          { key: 'app.kubernetes.io/name', operator: 'DoesNotExist' },
          { key: 'mysql.oracle.com/cluster', operator: 'DoesNotExist' },
        ],
      },
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ ports: [443, 6443].map((port) => ({ port: k8s.IntOrString.fromNumber(port), protocol: 'TCP' })) }],
    },
  });
}
