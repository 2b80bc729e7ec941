import * as path from 'node:path';
import { Construct } from 'constructs';
import type { Connection } from '../shared/connection';
import { dailyBackupTime } from '../shared/daily-time';
import { Edge } from '../shared/edge';
import { mountConnection } from '../shared/mount';
import { SyncJob } from '../shared/sync-job';
import type { Backup } from '../storage/backup';
import { snapshotRepository } from './snapshot-repository';

export interface ElasticsearchSnapshotsProps {
  /** Name of the cluster, from which the Job takes its own. */
  readonly cluster: string;
  /** How to reach the cluster, as a user who may register repositories and policies. */
  readonly connection: Connection<'elasticsearch'>;
  /** An image with `curl`. */
  readonly image: string;
  readonly backup: Backup;
}

/**
 * Tells a cluster where its snapshots go, when it takes them and for how long it keeps them: a Job, because the operator's
 * resource for it wants an Enterprise licence.
 */
export class ElasticsearchSnapshots extends Construct {
  constructor(scope: Construct, id: string, props: ElasticsearchSnapshotsProps) {
    super(scope, id);
    const { cluster, connection, image, backup } = props;
    const bodies = { REPOSITORY: snapshotRepository(backup.bucket, cluster), POLICY: policy(backup) };
    const env = Object.entries(bodies).map(([variable, body]) => ({ name: variable, value: JSON.stringify(body) }));
    const { pods } = new SyncJob(this, 'job', {
      name: `${cluster}-snapshots`,
      component: 'schema',
      phase: 'schema',
      image,
      script: path.join(__dirname, 'scripts', 'elasticsearch-snapshots.sh'),
      mounts: [mountConnection('db', connection), { env, volumes: [], volumeMounts: [] }],
    });
    Edge.connect(this, 'edge', pods, connection);
  }
}

function policy({ schedule, retentionDays }: Backup): object {
  return {
    schedule: everyDay(schedule),
    name: '<scheduled-{now/d}>',
    repository: 'object-store',
    config: {
      // Whose names begin with a dot belong to the product: of those, what people made in Kibana is worth keeping.
      indices: ['*', '-.*'],
      include_global_state: false,
      feature_states: ['kibana'],
    },
    // The last one stays, however old, when no newer one succeeds.
    retention: { expire_after: `${retentionDays}d`, min_count: 1 },
  };
}

/** A time of every day as Elasticsearch writes it: with seconds before it, and `?` for the day of the week that does not matter. */
function everyDay(schedule: string): string {
  const { hour, minute } = dailyBackupTime('Elasticsearch', schedule, 'its cron differs in the rest');
  return `0 ${minute} ${hour} * * ?`;
}
