import { Construct } from 'constructs';
import { PerconaXtraDbClusterRestore } from '../../imports/pxc.percona.com';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { Restore, unnamedBackup } from '../shared/restore';
import { Workload } from '../shared/workload';
import type { Bucket } from '../storage/bucket';
import { s3Location } from './xtradb-backup';
import { maxNameLength } from './xtradb-spec';

export interface XtraDbRestoreProps {
  /** Name of the PerconaXtraDBCluster that was saved. */
  readonly cluster: string;
  readonly bucket: Bucket;
  /** Of the pod that unpacks a backup. */
  readonly resources: Resources;
  /** Declares a cluster as the saved one was, databases and users included, under another name. */
  readonly recreate: (scope: Construct, into: string) => void;
}

/** A new, empty cluster that the operator stops, fills with a backup, gives its own passwords, and starts again. */
export class XtraDbRestore extends Construct {
  constructor(scope: Construct, id: string, { cluster, bucket, resources, recreate }: XtraDbRestoreProps) {
    super(scope, id);
    new Restore(this, 'restore', {
      store: cluster,
      precision: 'backup',
      maxNameLength,
      backups: {
        list: 'get pxc-backup',
        choose: `what DESTINATION has after its last slash, of one whose CLUSTER is ${cluster} and whose STATUS is Succeeded`,
      },
      declare: (home, { into, backup = unnamedBackup }) => {
        recreate(home, into);
        connectJob(home, into, bucket);
        new PerconaXtraDbClusterRestore(home, 'restore', {
          // The component sets it apart: it has to wait until the new cluster is ready.
          metadata: { name: into, labels: labels({ name: 'mysql', instance: into, component: 'restore' }) },
          spec: {
            pxcCluster: into,
            backupSource: { destination: `s3://${bucket.name}/${backup}`, verifyTls: true, s3: s3Location(bucket) },
            resources: { requests: { ...resources.requests }, limits: { ...resources.limits } },
          },
        });
      },
    });
  }
}

/** The pod that unpacks the backup carries the name of its Job, which the operator makes of ours. */
function connectJob(scope: Construct, into: string, { store }: Bucket): void {
  const client = new Workload(scope, 'restore-job', {
    name: `${into}-restore`,
    podLabels: { 'percona.com/restore-job-name': `restore-job-${into}-${into}` },
  });
  new Edge(scope, 'download', { client, server: store.gateway, ports: [store.port], protocol: 's3' });
}
