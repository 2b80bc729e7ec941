import { Construct } from 'constructs';
import { K8SsandraClusterSpecMedusaStoragePropertiesStorageProvider } from '../../imports/k8ssandra.io';
import type { K8SsandraClusterSpecMedusa } from '../../imports/k8ssandra.io';
import {
  MedusaBackupSchedule,
  MedusaBackupScheduleSpecBackupSpecBackupType,
  MedusaBackupScheduleSpecOperationType,
} from '../../imports/medusa.k8ssandra.io';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { containerSecurityContext } from '../shared/pod-defaults';
import type { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';

export interface CassandraBackupProps {
  /** Name of the cluster and of its datacenter. */
  readonly cluster: string;
  /** The Cassandra pods: Medusa runs beside each node. */
  readonly pods: Workload;
  /** Of Medusa. */
  readonly resources: Resources;
  readonly backup: Backup;
}

/** Medusa copies the files of all nodes to object storage, each file once, and removes backups that are too old. */
export class CassandraBackup extends Construct {
  /** The part of the K8ssandraCluster that asks for Medusa. */
  readonly spec: Omit<K8SsandraClusterSpecMedusa, 'clientEncryptionStores'>;

  constructor(scope: Construct, id: string, { cluster, pods, resources, backup }: CassandraBackupProps) {
    super(scope, id);
    const { gateway, port } = backup.bucket.store;
    new Edge(this, 'upload', { client: pods, server: gateway, ports: [port], protocol: 's3' });
    this.spec = {
      storageProperties: storageProperties(backup),
      // The operator's own schedule looks for a datacenter by the name that Cassandra knows, and finds none.
      purgeBackups: false,
      containerResources: { ...resources },
      initContainerResources: { ...resources },
      securityContext: containerSecurityContext,
    };
    const schedule = (name: string, cronSchedule: string, operationType: MedusaBackupScheduleSpecOperationType) =>
      new MedusaBackupSchedule(this, name, {
        metadata: {
          name: `${cluster}-${name}`,
          labels: labels({ name: 'medusa', instance: cluster, component: name }),
          // After the cluster: the operator looks for the datacenter ever more seldom while it is not there.
          annotations: inPhase('schema'),
        },
        spec: {
          cronSchedule,
          concurrencyPolicy: 'Forbid',
          operationType,
          backupSpec: {
            cassandraDatacenter: cluster,
            backupType: MedusaBackupScheduleSpecBackupSpecBackupType.DIFFERENTIAL,
          },
        },
      });
    schedule('backup', backup.schedule, MedusaBackupScheduleSpecOperationType.BACKUP);
    schedule('purge', purgeSchedule, MedusaBackupScheduleSpecOperationType.PURGE);
  }
}

/** Any time of the day: what is too old is so by days. */
const purgeSchedule = '0 12 * * *';

function storageProperties({ bucket, retentionDays }: Backup): K8SsandraClusterSpecMedusa['storageProperties'] {
  const { host, port, region } = bucket.store;
  return {
    storageProvider: K8SsandraClusterSpecMedusaStoragePropertiesStorageProvider.S3_UNDERSCORE_COMPATIBLE,
    bucketName: bucket.name,
    // The same for every cluster that ever uses the bucket: a restored one finds the backups of the one before.
    prefix: 'medusa',
    // Of the keys of this Secret, Medusa reads the file `credentials`.
    storageSecretRef: { name: bucket.credentials.secretName },
    host,
    port: port.port,
    region,
    secure: false,
    maxBackupAge: retentionDays,
  };
}
