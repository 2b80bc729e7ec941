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

export interface CassandraSchemaProps {
  /** Name of the cluster, from which the Job and the Secret take theirs. */
  readonly cluster: string;
  /** Name of the keyspace, and of the role that owns it. */
  readonly keyspace: string;
  /** Copies of each row. */
  readonly replicas: number;
  /** Who may create keyspaces and roles: only this Job ever sees that login. */
  readonly administrator: Credentials;
  /** How to reach the cluster and the keyspace. */
  readonly connection: Connection<'cql'>;
}

/** The keyspace and the login of one service: the operator has no custom resource for either. */
export class CassandraSchema extends Construct {
  /** The login of the keyspace's owner. */
  readonly credentials: Credentials;

  constructor(scope: Construct, id: string, props: CassandraSchemaProps) {
    super(scope, id);
    const { cluster, keyspace, replicas, administrator, connection } = props;
    const { secretName } = new GeneratedSecret(this, 'owner', {
      name: `${cluster}-${inObjectName(keyspace)}`,
      values: ['password'],
      data: { username: keyspace, password: '{{ .password }}' },
    });
    this.credentials = { secretName, usernameKey: 'username', passwordKey: 'password' };
    const facts = { ...connection.facts, REPLICAS: String(replicas) };
    const mounts = [
      mountConnection('admin', { ...connection, credentials: administrator }),
      mountConnection('db', { ...connection, facts, credentials: this.credentials }),
    ];
    const name = `${cluster}-${inObjectName(keyspace)}-schema`;
    const script = path.join(__dirname, 'scripts', 'cassandra-schema.sh');
    const { image } = connection.check;
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
