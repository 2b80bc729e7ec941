import * as path from 'node:path';
import { Construct } from 'constructs';
import { TidbCluster as TidbClusterResource } from '../../imports/pingcap.com';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { Restore } from '../shared/restore';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { assertDatabaseName } from './database-name';
import { DatabaseSchema } from './database-schema';
import type { Datastore } from './datastore';
import { TidbBackup } from './tidb-backup';
import { restoreTidb } from './tidb-restore';
import { tidbFootprint, tidbSpec } from './tidb-spec';
import type { TidbImages, TidbSize } from './tidb-spec';
import { TikvCertificates } from './tikv-certificates';
import { assertClusterName, maxNameLength } from './tikv-name';
import { disruptionBudget, metricsOf, pdClient, podLabelsOf, TikvPods, tikvServer } from './tikv-pods';

export interface TidbClusterProps {
  readonly size: TidbSize;
  readonly storageClass: string;
  readonly images: TidbImages & {
    /** An image with the `mysql` client. */
    readonly client: string;
  };
  /** The pods of the operator, which must reach all parts of the cluster. */
  readonly operator: Workload;
  /** Who signs the certificates of the members and of the SQL port. */
  readonly issuer: Issuer;
  /** Where it is saved. @default - nowhere: a cluster that is being restored is saved once it has its place in the testbed */
  readonly backup?: Backup;
}

const scripts = path.join(__dirname, 'scripts');
const mysql = { port: 4000 };
const status = { port: 10080 };

/** Databases that TiDB brings, and the user that it does. */
const taken = ['root', 'mysql', 'sys', 'test', 'information_schema', 'metrics_schema', 'performance_schema'];

/** A TiDB cluster under PingCAP's operator: SQL that speaks MySQL, over TiKV. */
export class TidbCluster extends Construct implements Datastore<'mysql'> {
  /** The longest name that leaves room for what is made of it. */
  static readonly maxNameLength = maxNameLength;

  /** The pods that clients connect to; stateless. */
  readonly pods: Workload;
  private readonly name: string;
  private readonly clientImage: string;
  private readonly administrator: GeneratedSecret;
  private readonly tikv: TikvPods;
  private readonly databases: string[] = [];

  /** @param id name of the custom resource, at most 35 characters: `<id>-tidb` is the Service of the SQL port */
  constructor(scope: Construct, id: string, props: TidbClusterProps) {
    super(scope, id);
    assertClusterName(id);
    const { size, operator, issuer, backup } = props;
    this.name = id;
    this.clientImage = props.images.client;
    this.pods = new Workload(this, 'tidb', {
      name: `${id}-tidb`,
      podLabels: podLabelsOf(id, 'tidb'),
      metrics: [metricsOf(id, 'tidb')],
    });
    this.tikv = new TikvPods(this, 'pods', { cluster: id, size, operator });
    this.connectPods(operator);
    disruptionBudget(this, this.pods, id, size.tidb.replicas);
    const clientSecretName = this.certificates(issuer);
    this.administrator = new GeneratedSecret(this, 'administrator', {
      name: `${id}-root`,
      values: ['password'],
      data: { username: 'root', password: '{{ .password }}' },
    });
    new TidbClusterResource(this, 'cluster', {
      metadata: {
        name: id,
        // The operator takes the label `instance` for the name of the cluster in all its selectors: it must be the name.
        labels: labels({ name: 'tidb', instance: id, component: 'database' }),
        annotations: inPhase('data'),
      },
      spec: tidbSpec(id, clientSecretName, props),
    });
    new Footprint(this, 'footprint', tidbFootprint(id, size));
    if (backup !== undefined) this.saveTo(backup, props);
    protect(this);
  }

  /** Adds a database and the user that owns it, whose password is drawn in the cluster; a Job makes both. */
  database(name: string): Connection<'mysql'> {
    assertDatabaseName(name, taken);
    this.databases.push(name);
    const facts = { DATABASE: name };
    const { credentials } = new DatabaseSchema(this, `schema-${name}`, {
      cluster: this.name,
      database: name,
      administrator: {
        secretName: this.administrator.secretName,
        usernameKey: 'username',
        passwordKey: 'password',
      },
      connection: this.connection,
      facts,
      image: this.clientImage,
      script: path.join(scripts, 'tidb-schema.sh'),
    });
    return { ...this.connection, facts, credentials };
  }

  private get connection(): Connection<'mysql'> {
    return {
      protocol: 'mysql',
      host: `${this.name}-tidb.${this.pods.namespace}.svc`,
      port: mysql.port,
      servers: [{ pods: this.pods, ports: [mysql] }],
      ca: { secretName: this.serverSecretName, key: 'ca.crt' },
      check: { image: this.clientImage, script: path.join(scripts, 'tidb-check.sh') },
    };
  }

  /** The operator's name for it. */
  private get serverSecretName(): string {
    return `${this.name}-tidb-server-secret`;
  }

  /** @returns the Secret of the operator, and of the jobs that save and restore */
  private certificates(issuer: Issuer): string {
    const { namespace } = this.pods;
    const certificates = new TikvCertificates(this, 'certificates', {
      cluster: this.name,
      namespace,
      parts: ['pd', 'tikv', 'tidb'],
      issuer,
    });
    const host = `${this.name}-tidb.${namespace}`;
    certificates.server(this.serverSecretName, [host, `${host}.svc`, `${host}.svc.cluster.local`]);
    return certificates.clientSecretName;
  }

  private connectPods(operator: Workload): void {
    const tidb = this.pods;
    const { pd, tikv } = this.tikv;
    const connect = (id: string, client: Workload, server: Workload, ports: Edge['ports'], protocol: string) =>
      new Edge(this, id, { client, server, ports, protocol });
    connect('placement', tidb, pd, [pdClient], 'placement');
    connect('storage', tidb, tikv, [tikvServer], 'tikv');
    connect('members', tidb, tidb, [status], 'tidb');
    connect('operation', operator, tidb, [status], 'operator');
  }

  private saveTo(backup: Backup, props: TidbClusterProps): void {
    const store = this.name;
    const { bucket } = backup;
    const image = props.images.br;
    new TidbBackup(this, 'backup', { cluster: store, image, backup, tikv: this.tikv });
    new Restore(this, 'restore', {
      store,
      precision: 'backup',
      maxNameLength,
      backups: {
        list: 'get backups.pingcap.com',
        choose: `NAME of one that begins with ${store}- and whose STATUS is Complete`,
      },
      declare: (home, request) => {
        const { databases } = this;
        const cluster = new TidbCluster(home, request.into, { ...props, backup: undefined });
        for (const name of databases) cluster.database(name);
        restoreTidb(home, { store, request, databases, image, bucket, tikv: cluster.tikv });
      },
    });
  }
}
