import type { Construct } from 'constructs';
import { VitessCluster as Cluster } from '../../imports/planetscale.com';
import type { VitessClusterSpecKeyspaces } from '../../imports/planetscale.com';
import type { Issuer } from '../security/certificate-authority';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import type { RestoreRequest } from '../shared/restore';
import type { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { VitessBackupAccount, locationSpec } from './vitess-backup';
import { VitessEntrance } from './vitess-entrance';
import { VitessNetwork } from './vitess-network';
import { clusterSpec, keyspace } from './vitess-spec';
import type { VitessSpecProps } from './vitess-spec';

export interface VitessRestoreProps extends VitessSpecProps {
  /** Name of the cluster whose backups these are: the operator keeps them below it. */
  readonly cluster: string;
  readonly keyspaces: readonly string[];
  readonly operator: Workload;
  readonly issuer: Issuer;
  readonly backup: Backup;
}

/**
 * A second cluster with the user of the first, whose tablets start from its backups. It backs nothing up until it is switched to:
 * what it saved would lie among the backups of the first.
 */
export function declareVitessRestore(scope: Construct, props: VitessRestoreProps, request: RestoreRequest): void {
  const { cluster, keyspaces, operator, issuer, backup } = props;
  const { into } = request;
  const { store: objectStore } = backup.bucket;
  const network = new VitessNetwork(scope, 'network', { cluster: into, operator, objectStore, makesBackups: false });
  const entrance = new VitessEntrance(scope, 'entrance', { cluster: into, network, issuer });
  const account = new VitessBackupAccount(scope, 'backup-account', into);
  const own = { ...props, secrets: { ...props.secrets, certificate: entrance.certificate } };
  const extraFlags = restoreFlags(cluster, request);
  new Cluster(scope, 'cluster', {
    metadata: { name: into, labels: labels({ name: 'vitess', instance: into, component: 'database' }) },
    spec: {
      ...clusterSpec(own),
      backup: locationSpec(backup, account.name),
      keyspaces: keyspaces.map((name) => withoutSeed(keyspace(name, own, { extraFlags }))),
    },
  });
  protect(scope);
}

/** Flags of vttablet, which win over the operator's own of the same name. */
function restoreFlags(cluster: string, { at }: RestoreRequest): Record<string, string> {
  const root = { s3_backup_storage_root: cluster };
  return at === undefined ? root : { ...root, 'restore-from-backup-ts': timestamp(at) };
}

/** As Vitess writes times: `2030-01-31.235959`. */
function timestamp(at: Date): string {
  const [date = '', time = ''] = at.toISOString().split('T');
  return `${date}.${time.slice(0, 8).replaceAll(':', '')}`;
}

/** A keyspace that begins with a backup of nothing has nothing to restore. */
function withoutSeed(one: VitessClusterSpecKeyspaces): VitessClusterSpecKeyspaces {
  const partitionings = one.partitionings.map(({ equal, ...rest }) => ({
    ...rest,
    ...(equal?.shardTemplate && {
      equal: { ...equal, shardTemplate: { ...equal.shardTemplate, replication: { initializeBackup: false } } },
    }),
  }));
  return { ...one, partitionings };
}
