import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import type { Connection, Protocol } from './connection';
import { Edge } from './edge';
import { mountConnection } from './mount';
import { ScriptJob } from './script-job';

export interface ConnectionCheckProps {
  /** Name of the CronJob, e.g. `user-db-check`. */
  readonly name: string;
  /** The connection to prove: the one that the service itself gets. */
  readonly connection: Connection;
}

/** A CronJob that asks a server a question every ten minutes, as the service would: a failed Job says what is broken. */
export class ConnectionCheck extends Construct {
  constructor(scope: Construct, id: string, { name, connection }: ConnectionCheckProps) {
    super(scope, id);
    const mounts = [mountConnection(roleIn(connection.protocol), connection)];
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

/** The script of a product reads the same variables, whatever part the product plays in a service. */
function roleIn(protocol: Protocol): string {
  if (protocol === 's3') return 's3';
  return protocol === 'kafka' || protocol === 'nats' ? 'queue' : 'db';
}
