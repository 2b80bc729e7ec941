import { Construct } from 'constructs';
import type { Connection, Credentials } from '../shared/connection';
import { Edge } from '../shared/edge';
import { GeneratedSecret } from '../shared/generated-secret';
import { mountConnection } from '../shared/mount';
import { SyncJob } from '../shared/sync-job';
import { inObjectName } from './database-name';

export interface DatabaseSchemaProps {
  /** Name of the cluster, from which the Job and the Secret take theirs. */
  readonly cluster: string;
  /** Name of the database or keyspace, and of the user that owns it. */
  readonly database: string;
  /** Who may create databases and users: only this Job ever sees that login. */
  readonly administrator: Credentials;
  /** How to reach the cluster. */
  readonly connection: Connection;
  /** What the script makes, by the name that ends the variable: `{ DATABASE: 'user' }` becomes `DB_DATABASE`. */
  readonly facts: Readonly<Record<string, string>>;
  /** An image with the client that the script calls. */
  readonly image: string;
  /** Path of the script that makes both; it reads `ADMIN_*` and `DB_*`, and is safe to repeat. */
  readonly script: string;
}

/** The database and the login of one service, for operators that have no custom resource for either. */
export class DatabaseSchema extends Construct {
  /** The login of the database's owner. */
  readonly credentials: Credentials;

  constructor(scope: Construct, id: string, props: DatabaseSchemaProps) {
    super(scope, id);
    const { cluster, database, administrator, connection, facts, image, script } = props;
    const owner = `${cluster}-${inObjectName(database)}`;
    const { secretName } = new GeneratedSecret(this, 'owner', {
      name: owner,
      values: ['password'],
      data: { username: database, password: '{{ .password }}' },
    });
    this.credentials = { secretName, usernameKey: 'username', passwordKey: 'password' };
    const mounts = [
      mountConnection('admin', { ...connection, credentials: administrator }),
      mountConnection('db', { ...connection, facts, credentials: this.credentials }),
    ];
    const job = { name: `${owner}-schema`, component: 'schema', phase: 'schema', image, script, mounts } as const;
    const { pods } = new SyncJob(this, 'job', job);
    Edge.connect(this, 'edge', pods, connection);
  }
}
