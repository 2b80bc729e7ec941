import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { mountConnection } from '../shared/mount';
import { ScriptJob } from '../shared/script-job';
import { inPhase } from '../gitops/sync';

export interface DatastoreCheckProps {
  /** Name of the CronJob, e.g. `user-db-check`. */
  readonly name: string;
  /** The connection to prove: the one that the service itself gets. */
  readonly connection: Connection;
}

/** A CronJob that asks a datastore a question every ten minutes, as the service would: a failed Job says what is broken. */
export class DatastoreCheck extends Construct {
  constructor(scope: Construct, id: string, { name, connection }: DatastoreCheckProps) {
    super(scope, id);
    const mounts = [mountConnection('db', connection)];
    const job = new ScriptJob(this, 'job', { name, component: 'check', ...connection.check, mounts });
    Edge.connect(this, 'edge', job.pods, connection);
    new k8s.KubeCronJob(this, 'cron', {
      metadata: { name, labels: job.labels, annotations: inPhase('workload') },
      spec: {
        schedule: '*/10 * * * *',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 300,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: { spec: { backoffLimit: 1, activeDeadlineSeconds: 120, template: job.template } },
      },
    });
  }
}
