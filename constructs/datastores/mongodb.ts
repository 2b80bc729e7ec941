import * as path from 'node:path';
import { Construct } from 'constructs';
import { PerconaServerMongoDb } from '../../imports/psmdb.percona.com';
import type { PerconaServerMongoDbSpecUsers } from '../../imports/psmdb.percona.com';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { exporterResources } from '../shared/exporter';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Restore } from '../shared/restore';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { assertDatabaseName, inObjectName } from './database-name';
import type { Datastore } from './datastore';
import { scheduledBackup } from './mongodb-backup';
import { MongoDbCertificate } from './mongodb-certificate';
import { mongoDbMetrics } from './mongodb-exporter';
import { declareMongoDbRestore } from './mongodb-restore';
import { mongoDbSpec, replicaSet, tlsSecret } from './mongodb-spec';

/** What a profile decides about a MongoDB replica set. */
export interface MongoDbSize {
  /** Members of the replica set: 1, or an odd number that keeps a majority. */
  readonly members: number;
  /** Of the server; half of the memory limit beyond 1 GiB, and at least 256 MiB, becomes WiredTiger's cache. */
  readonly mongod: Resources;
  /** Of the backup agent beside each server. */
  readonly backupAgent: Resources;
  /** Size of each member's volume, e.g. `10Gi`. */
  readonly volume: string;
}

export interface MongoDbProps {
  readonly size: MongoDbSize;
  readonly storageClass: string;
  readonly images: {
    /** Percona Server for MongoDB. */
    readonly server: string;
    /** Percona Backup for MongoDB. */
    readonly backup: string;
    /** mongodb_exporter: what tells Prometheus of each member. @default - nothing does */
    readonly exporter?: string;
  };
  /** Version of the operator, whose defaults hold until this changes too. */
  readonly crVersion: string;
  /** The pods of the operator, which must reach the servers. */
  readonly operator: Workload;
  /** Who signs the servers' certificate. */
  readonly issuer: Issuer;
  /** Where dumps and the oplog go. */
  readonly backup: Backup;
}

const checkScript = path.join(__dirname, 'scripts', 'mongodb-check.sh');

const mongod = { port: 27017 };

/** A MongoDB replica set under Percona's operator: TLS only, dumps and oplog in object storage. Its pods fit `restricted`. */
export class MongoDb extends Construct implements Datastore<'mongodb'> {
  /** The operator takes 50 characters for the names of cluster and replica set together. */
  static readonly maxNameLength = 50 - replicaSet.length;

  /** The members of the replica set. */
  readonly pods: Workload;
  private readonly name: string;
  private readonly image: string;
  private readonly users: PerconaServerMongoDbSpecUsers[] = [];

  /** @param id name of the custom resource, at most 47 characters; its Service is `<id>-rs0` */
  constructor(scope: Construct, id: string, props: MongoDbProps) {
    super(scope, id);
    assertNameLength('the name of a MongoDB cluster', id, MongoDb.maxNameLength);
    const { size, issuer, backup, images } = props;
    if (size.members % 2 === 0) {
      throw new Error(
        `'size.members' of a MongoDB replica set must be odd to keep a majority, got ${size.members}: add or remove one`,
      );
    }
    this.name = id;
    this.image = props.images.server;
    // Without the name of the cluster: one that is restored beside it is the same to every policy.
    const podLabels = { 'app.kubernetes.io/name': 'percona-server-mongodb', 'app.kubernetes.io/component': 'mongod' };
    const metrics = images.exporter === undefined ? [] : [mongoDbMetrics];
    this.pods = new Workload(this, 'pods', { name: id, podLabels, metrics });
    const { namespace } = this.pods;
    const spec = { ...props, name: id, systemUsers: `${id}-system-users`, users: this.users };
    new MongoDbCertificate(this, 'certificate', { cluster: id, namespace, issuer });
    new PerconaServerMongoDb(this, 'cluster', {
      metadata: {
        name: id,
        labels: labels({ name: 'mongodb', instance: id, component: 'database' }),
        annotations: inPhase('data'),
      },
      spec: mongoDbSpec({ ...spec, backup: scheduledBackup(id, backup) }),
    });
    this.connectPods(props);
    new Restore(this, 'restore', {
      store: id,
      precision: 'second',
      maxNameLength: MongoDb.maxNameLength,
      backups: { list: 'get psmdb-backup', choose: `NAME of one whose CLUSTER is ${id} and whose STATUS is ready` },
      declare: (chart, request) => {
        assertNameLength("'into'", request.into, MongoDb.maxNameLength);
        declareMongoDbRestore(chart, { ...spec, namespace }, request);
      },
    });
    const exporter = images.exporter === undefined ? [] : [exporterResources];
    const containers = [size.mongod, size.backupAgent, ...exporter];
    new Footprint(this, 'footprint', [
      { workload: `${id}-${replicaSet}`, replicas: size.members, containers, volumes: [size.volume] },
    ]);
    protect(this);
  }

  /** Adds a user that reads and writes one database, which MongoDB makes at the first write; the operator makes the user. */
  database(name: string): Connection<'mongodb'> {
    assertDatabaseName(name, ['admin', 'config', 'local', 'backup']);
    const { secretName } = new GeneratedSecret(this, `user-${name}`, {
      name: `${this.name}-${inObjectName(name)}`,
      values: ['password'],
      data: { username: name, password: '{{ .password }}' },
    });
    this.users.push({
      name,
      // Where the user is kept: the database itself, which is where clients look unless told otherwise.
      db: name,
      passwordSecretRef: { name: secretName, key: 'password' },
      roles: [{ name: 'readWrite', db: name }],
    });
    return {
      protocol: 'mongodb',
      host: `${this.name}-${replicaSet}.${this.pods.namespace}.svc`,
      port: mongod.port,
      servers: [{ pods: this.pods, ports: [mongod] }],
      check: { image: this.image, script: checkScript },
      facts: { DATABASE: name, REPLICA_SET: replicaSet },
      credentials: { secretName, usernameKey: 'username', passwordKey: 'password' },
      ca: { secretName: tlsSecret(this.name), key: 'ca.crt' },
    };
  }

  private connectPods({ operator, backup }: MongoDbProps): void {
    const { pods } = this;
    const { gateway, port } = backup.bucket.store;
    new Edge(this, 'replication', { client: pods, server: pods, ports: [mongod], protocol: 'replication' });
    new Edge(this, 'operation', { client: operator, server: pods, ports: [mongod], protocol: 'operator' });
    new Edge(this, 'backup', { client: pods, server: gateway, ports: [port], protocol: 's3' });
    // The operator itself deletes what is kept no longer, and looks whether a backup is whole before it restores it.
    new Edge(this, 'retention', { client: operator, server: gateway, ports: [port], protocol: 's3' });
  }
}
