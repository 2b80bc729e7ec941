import * as path from 'node:path';
import { Construct } from 'constructs';
import { InnoDbCluster } from '../../imports/mysql.oracle.com';
import { inPhase } from '../gitops/sync';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Restore, unnamedBackup } from '../shared/restore';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { assertDatabaseName } from './database-name';
import { DatabaseSchema } from './database-schema';
import type { Datastore } from './datastore';
import { InnoDbBackup, dumpOf } from './innodb-backup';
import type { InnoDbOrigin } from './innodb-backup';
import { clusterFootprint, clusterSpec } from './innodb-spec';

/** What a profile decides about an InnoDB Cluster. */
export interface InnoDbClusterSize {
  /** Servers in the replication group: 1, or an odd number that keeps a quorum. */
  readonly instances: number;
  /** MySQL Routers; stateless. */
  readonly routers: number;
  readonly server: Resources;
  /** The operator's agent beside each server. */
  readonly sidecar: Resources;
  readonly router: Resources;
  /** Size of each server's volume, e.g. `10Gi`. */
  readonly volume: string;
}

export interface InnoDbClusterProps {
  readonly size: InnoDbClusterSize;
  readonly storageClass: string;
  readonly images: {
    /** `registry/community-server:x.y.z`: the operator wants the version alone; the whole is for clients. */
    readonly server: string;
    readonly router: string;
    /** mysqld_exporter: what tells Prometheus of each server. @default - nothing does */
    readonly exporter?: string;
  };
  readonly operator: Workload;
  readonly backup: Backup;
  /** The dump that it begins with. @default - none */
  readonly origin?: InnoDbOrigin;
}

const scripts = path.join(__dirname, 'scripts');

const mysql = { port: 3306 };
const xProtocol = { port: 33060 };
const groupReplication = { port: 33061 };
/** Where a router leads to whoever is the primary now; its Service maps 3306 to it. */
const readWrite = { port: 6446 };

/** A MySQL InnoDB Cluster under Oracle's operator: group replication behind MySQL Router. */
export class MysqlInnoDbCluster extends Construct implements Datastore<'mysql'> {
  /** The longest name that leaves room for what is made of it. */
  static readonly maxNameLength = 40;

  /** The pods that clients connect to. */
  readonly routers: Workload;
  private readonly servers: Workload;
  private readonly name: string;
  private readonly clientImage: string;
  private readonly administrator: GeneratedSecret;
  private readonly databases: string[] = [];

  /** @param id name of the custom resource and of the routers' Service, at most 40 characters */
  constructor(scope: Construct, id: string, props: InnoDbClusterProps) {
    super(scope, id);
    assertNameLength('the name of an InnoDB Cluster', id, MysqlInnoDbCluster.maxNameLength);
    if (props.size.instances % 2 === 0) {
      throw new Error(
        `'size.instances' of an InnoDB Cluster must be odd to keep a quorum, got ${props.size.instances}`,
      );
    }
    this.name = id;
    this.clientImage = props.images.server;
    const cluster = { 'mysql.oracle.com/cluster': id };
    this.servers = new Workload(this, 'servers', {
      name: id,
      podLabels: { ...cluster, component: 'mysqld' },
      metrics: props.images.exporter === undefined ? [] : [{ job: 'innodb-cluster', port: 9104 }],
    });
    this.routers = new Workload(this, 'routers', {
      name: `${id}-router`,
      podLabels: { ...cluster, component: 'mysqlrouter' },
    });
    this.administrator = new GeneratedSecret(this, 'administrator', {
      name: `${id}-root`,
      values: ['password'],
      data: { rootUser: 'root', rootHost: '%', rootPassword: '{{ .password }}' },
    });
    const backup = new InnoDbBackup(this, 'backup', { cluster: id, servers: this.servers, backup: props.backup });
    new InnoDbCluster(this, 'cluster', {
      metadata: {
        name: id,
        labels: labels({ name: 'mysql', instance: id, component: 'database' }),
        annotations: inPhase('data'),
      },
      spec: {
        ...clusterSpec(props),
        ...backup.spec,
        initDb: props.origin && { dump: dumpOf(props.backup.bucket, props.origin) },
        secretName: this.administrator.secretName,
      },
    });
    this.connectPods(props.operator);
    new Footprint(this, 'footprint', clusterFootprint(id, props));
    this.restore(props);
    protect(this);
  }

  /** Adds a database and the user that owns it, whose password is drawn in the cluster; a Job makes both. */
  database(name: string): Connection<'mysql'> {
    assertDatabaseName(name, ['root', 'mysql', 'sys']);
    this.databases.push(name);
    const facts = { DATABASE: name };
    const { credentials } = new DatabaseSchema(this, `schema-${name}`, {
      cluster: this.name,
      database: name,
      administrator: {
        secretName: this.administrator.secretName,
        usernameKey: 'rootUser',
        passwordKey: 'rootPassword',
      },
      connection: this.connection,
      facts,
      image: this.clientImage,
      script: path.join(scripts, 'mysql-schema.sh'),
    });
    return { ...this.connection, facts, credentials };
  }

  private restore(props: InnoDbClusterProps): void {
    const { name, databases } = this;
    const { gateway, port } = props.backup.bucket.store;
    new Restore(this, 'restore', {
      store: name,
      precision: 'backup',
      maxNameLength: MysqlInnoDbCluster.maxNameLength,
      backups: {
        list: 'get mysqlbackups',
        choose: `OUTPUT of one whose CLUSTER is ${name} and whose STATUS is Completed`,
      },
      declare: (home, { into, backup: dump = unnamedBackup }) => {
        const origin = { dump, databases: [...databases] };
        const copy = new MysqlInnoDbCluster(home, into, { ...props, origin });
        // The sidecar of the first server loads the dump.
        new Edge(home, 'load', { client: copy.servers, server: gateway, ports: [port], protocol: 's3' });
        for (const database of databases) copy.database(database);
      },
    });
  }

  private get connection(): Connection<'mysql'> {
    return {
      protocol: 'mysql',
      host: `${this.name}.${this.routers.namespace}.svc`,
      port: mysql.port,
      servers: [{ pods: this.routers, ports: [readWrite] }],
      check: { image: this.clientImage, script: path.join(scripts, 'mysql-check.sh') },
    };
  }

  private connectPods(operator: Workload): void {
    const { servers, routers } = this;
    const replication = [mysql, xProtocol, groupReplication];
    new Edge(this, 'replication', { client: servers, server: servers, ports: replication, protocol: 'replication' });
    new Edge(this, 'operation', { client: operator, server: servers, ports: [mysql, xProtocol], protocol: 'operator' });
    new Edge(this, 'routing', { client: routers, server: servers, ports: [mysql, xProtocol], protocol: 'mysql' });
    // The sidecar of each server reads its cluster's custom resource.
    servers.allowToKubernetesApi();
  }
}
