import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import type { Connection, Credentials } from '../shared/connection';
import { dailyBackupTime } from '../shared/daily-time';
import type { DailyTime } from '../shared/daily-time';
import { mountConnection } from '../shared/mount';
import { Restore } from '../shared/restore';
import type { RestoreRequest } from '../shared/restore';
import { assertDatabaseName, inObjectName } from './database-name';
import { YugabyteDbDumpJob } from './yugabytedb-dump-job';
import type { SavedDatabase } from './yugabytedb-dump-job';

export interface YugabyteDbBackupProps extends SavedDatabase {
  /** Who may create a database: only a restore ever sees that login. */
  readonly administrator: Credentials;
}

const scriptOf = (name: string) => path.join(__dirname, 'scripts', name);

/**
 * A logical dump of one database a day, made by its owner: upstream's own way to save a cluster is part of a product that is not
 * open. How long it takes grows with the database.
 */
export class YugabyteDbBackup extends Construct {
  constructor(scope: Construct, id: string, props: YugabyteDbBackupProps) {
    super(scope, id);
    const { cluster, database, backup } = props;
    dumpTime(backup.schedule);
    const name = `${cluster}-${inObjectName(database)}-dump`;
    const job = new YugabyteDbDumpJob(this, 'dump', {
      ...props,
      name,
      component: 'backup',
      script: scriptOf('yugabytedb-dump.sh'),
      first: { verb: 'dump', client: 'database' },
      mounts: [],
    });
    new k8s.KubeCronJob(this, 'cron', {
      metadata: { name, labels: job.labels, annotations: inPhase('workload') },
      spec: {
        schedule: backup.schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        // The next day's would take its place.
        startingDeadlineSeconds: 43_200,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: { spec: { backoffLimit: 3, activeDeadlineSeconds: 43_200, template: job.template } },
      },
    });
    new Restore(this, 'restore', {
      store: cluster,
      precision: 'backup',
      // That of a database.
      maxNameLength: 32,
      makes: (into) => `the database ${databaseOf(into)} of the running ${cluster}`,
      declare: (chart, request) => {
        declareRestore(chart, props, request);
      },
    });
  }
}

/** A name of SQL has no hyphens. */
const databaseOf = (into: string): string => into.replaceAll('-', '_');

/** A Job that loads the dump of a day into a new database of the same cluster, of the same owner. */
function declareRestore(chart: Construct, props: YugabyteDbBackupProps, { at, into }: RestoreRequest): void {
  const target = databaseOf(into);
  assertDatabaseName(target, []);
  if (target === props.database)
    throw new Error(`a restore needs the name of a new database, got '${target}': that one runs`);
  const admin: Connection = { ...props.connection, credentials: props.administrator };
  const variables = { RESTORE_INTO: target, RESTORE_DAY: at === undefined ? '' : dayBefore(at, props.backup.schedule) };
  const env = Object.entries(variables).map(([name, value]) => ({ name, value }));
  const name = `${into}-load`;
  const job = new YugabyteDbDumpJob(chart, 'load', {
    ...props,
    name,
    component: 'restore',
    script: scriptOf('yugabytedb-restore.sh'),
    first: { verb: 'fetch', client: 'object-store' },
    mounts: [mountConnection('admin', admin), { env, volumes: [], volumeMounts: [] }],
  });
  new k8s.KubeJob(chart, 'run', {
    metadata: { name, labels: job.labels },
    // Once: what it has loaded in part it refuses to load over.
    spec: { backoffLimit: 0, activeDeadlineSeconds: 43_200, template: job.template },
  });
}

/** The day, in UTC, of the last dump that began before a moment. */
function dayBefore(at: Date, schedule: string): string {
  const { hour, minute } = dumpTime(schedule);
  return new Date(at.getTime() - (hour * 60 + minute) * 60_000).toISOString().slice(0, 10);
}

const dumpTime = (schedule: string): DailyTime =>
  dailyBackupTime('YugabyteDB', schedule, 'a dump has the name of its day');
