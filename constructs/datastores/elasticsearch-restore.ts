import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { mountConnection } from '../shared/mount';
import { ScriptJob } from '../shared/script-job';
import type { Bucket } from '../storage/bucket';
import { snapshotRepository } from './snapshot-repository';

/** Which snapshot a cluster begins with. */
export interface SnapshotOrigin {
  /** Name of the cluster that took it. */
  readonly cluster: string;
  /** The latest moment at which it may have ended. @default - the newest that succeeded */
  readonly at?: Date;
}

export interface ElasticsearchRestoreProps {
  /** Name of the new cluster, from which the Job takes its own. */
  readonly cluster: string;
  /** How to reach the new cluster, as a user who may register repositories and restore. */
  readonly connection: Connection<'elasticsearch'>;
  /** An image with `curl`. */
  readonly image: string;
  /** Where the snapshots are. */
  readonly bucket: Bucket;
  readonly origin: SnapshotOrigin;
}

/** A Job that waits for a new cluster and brings all indices of a snapshot into it, once. */
export class ElasticsearchRestore extends Construct {
  constructor(scope: Construct, id: string, props: ElasticsearchRestoreProps) {
    super(scope, id);
    const { cluster, connection, image, bucket, origin } = props;
    const name = `${cluster}-restore`;
    const job = new ScriptJob(this, 'job', {
      name,
      component: 'restore',
      image,
      script: path.join(__dirname, 'scripts', 'elasticsearch-restore.sh'),
      mounts: [
        mountConnection('db', connection),
        { env: variables(snapshotRepository(bucket, origin.cluster, { readonly: true }), origin.at), ...noVolumes },
      ],
    });
    Edge.connect(this, 'edge', job.pods, connection);
    new k8s.KubeJob(this, 'run', {
      metadata: { name, labels: job.labels, annotations: inPhase('schema') },
      // Once: what is half restored is for a person to look at, and to drop with the cluster.
      spec: { backoffLimit: 0, activeDeadlineSeconds: 6 * 3600, template: job.template },
    });
  }
}

const noVolumes = { volumes: [], volumeMounts: [] };

function variables(repository: object, at: Date | undefined): k8s.EnvVar[] {
  const body = { name: 'REPOSITORY', value: JSON.stringify(repository) };
  return at === undefined ? [body] : [body, { name: 'NOT_AFTER', value: String(Math.floor(at.getTime() / 1000)) }];
}
