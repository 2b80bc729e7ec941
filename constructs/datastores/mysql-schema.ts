import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import type { Connection, Credentials } from '../shared/connection';
import { Edge } from '../shared/edge';
import { GeneratedSecret } from '../shared/generated-secret';
import { mountConnection } from '../shared/mount';
import { ScriptJob } from '../shared/script-job';
import { inObjectName } from './database-name';

export interface MysqlSchemaProps {
  /** Name of the cluster, from which the Job and the Secret take theirs. */
  readonly cluster: string;
  /** Name of the database, and of the user that owns it. */
  readonly database: string;
  /** Who may create databases and users: only this Job ever sees that login. */
  readonly administrator: Credentials;
  /** An image with the `mysql` client. */
  readonly image: string;
  /** How to reach the cluster. */
  readonly connection: Connection<'mysql'>;
  /** Path of the script that makes both. @default - what MySQL itself wants */
  readonly script?: string;
}

const mysqlScript = path.join(__dirname, 'scripts', 'mysql-schema.sh');

/** The database and the login of one service, for operators that have no custom resource for either. */
export class MysqlSchema extends Construct {
  /** The login of the database's owner. */
  readonly credentials: Credentials;

  constructor(scope: Construct, id: string, props: MysqlSchemaProps) {
    super(scope, id);
    const { cluster, database, administrator, image, connection, script = mysqlScript } = props;
    const { secretName } = new GeneratedSecret(this, 'owner', {
      name: `${cluster}-${inObjectName(database)}`,
      values: ['password'],
      data: { username: database, password: '{{ .password }}' },
    });
    this.credentials = { secretName, usernameKey: 'username', passwordKey: 'password' };
    const name = `${cluster}-${inObjectName(database)}-schema`;
    const owner = { ...connection, facts: { DATABASE: database }, credentials: this.credentials };
    const mounts = [
      mountConnection('admin', { ...connection, credentials: administrator }),
      mountConnection('db', owner),
    ];
    const job = new ScriptJob(this, 'job', { name, component: 'schema', image, script, mounts });
    Edge.connect(this, 'edge', job.pods, connection);
    new k8s.KubeJob(this, 'run', {
      metadata: { name, labels: job.labels, annotations: { ...inPhase('schema'), ...runAtEverySync } },
      spec: { backoffLimit: 10, activeDeadlineSeconds: 900, template: job.template },
    });
  }
}

/** A hook, because a Job cannot be changed once it is there; in the Sync phase, because the service waits for its outcome. */
const runAtEverySync = {
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
};
