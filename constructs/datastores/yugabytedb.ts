import * as path from 'node:path';
import { Construct } from 'constructs';
import type { YugabyteValues } from '../../imports/values/yugabyte';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import type { Issuer } from '../security/certificate-authority';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import type { Metrics } from '../shared/metrics';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { assertDatabaseName } from './database-name';
import { DatabaseSchema } from './database-schema';
import type { Datastore } from './datastore';
import { YugabyteDbBackup } from './yugabytedb-backup';
import { YugabyteDbTls } from './yugabytedb-tls';
import { cleanup, yugabyteDbValues } from './yugabytedb-values';

/** With a CPU limit: where none is given, the chart's own default stays. */
export type YugabyteDbResources = Resources & { readonly limits: { readonly cpu: string } };

/** What a profile decides about a YugabyteDB cluster. */
export interface YugabyteDbSize {
  /** Copies of every row, and masters, which keep the catalogue of tables: 1, or an odd number that keeps a quorum. */
  readonly replicationFactor: number;
  /** Tablet servers, which hold the rows and answer SQL: at least as many as copies. */
  readonly tservers: number;
  /** CPU requests in cores without a unit, memory limits in whole `Gi`: the chart computes with them. */
  readonly master: YugabyteDbResources;
  readonly tserver: YugabyteDbResources;
  /** Size of each server's volume, e.g. `10Gi`. */
  readonly volumes: { readonly master: string; readonly tserver: string };
}

export interface YugabyteDbProps {
  readonly size: YugabyteDbSize;
  readonly storageClass: string;
  readonly chart: HelmReleaseProps<object>['chart'];
  /** The servers' image, which has the client `ysqlsh`, too. */
  readonly image: string;
  /** Who signs the servers' certificate. */
  readonly issuer: Issuer;
  /** Where a dump of every database goes, at a time of every day. */
  readonly backup: Backup;
}

const scripts = path.join(__dirname, 'scripts');

const ysql = { port: 5433 };
const masterRpc = { port: 7100 };
const tserverRpc = { port: 9100 };
const metricsPath = '/prometheus-metrics';
const measured: Readonly<Record<'yb-master' | 'yb-tserver', readonly Metrics[]>> = {
  'yb-master': [{ job: 'yb-master', port: 7000, path: metricsPath }],
  'yb-tserver': [
    { job: 'yb-tserver', port: 9000, path: metricsPath },
    { job: 'ysql', port: 13000, path: metricsPath },
  ],
};

/**
 * A YugabyteDB cluster that speaks PostgreSQL's protocol. It has no operator that is kept up: upstream's chart makes its StatefulSets,
 * in the namespace of whoever owns it. Until the first schema Job has run, the superuser has the password that everybody knows; only
 * that Job and the clients get as far as to try it.
 */
export class YugabyteDb extends Construct implements Datastore<'postgres'> {
  /** The longest name that leaves room for what the chart and we append. */
  static readonly maxNameLength = 40;

  /** The pods that answer SQL. */
  readonly tservers: Workload;
  private readonly masters: Workload;
  private readonly name: string;
  private readonly props: YugabyteDbProps;
  private readonly tls: YugabyteDbTls;
  private readonly administrator: GeneratedSecret;

  /** @param id name of the Helm release and first part of all names, at most 40 characters */
  constructor(scope: Construct, id: string, props: YugabyteDbProps) {
    super(scope, id);
    const { size, chart, issuer } = props;
    assertNameLength('the name of a YugabyteDB', id, YugabyteDb.maxNameLength);
    assertQuorum(size);
    this.name = id;
    this.props = props;
    this.masters = this.workload('yb-master');
    this.tservers = this.workload('yb-tserver');
    this.tls = new YugabyteDbTls(this, 'tls', { cluster: id, issuer, hosts: hosts(id, size) });
    this.administrator = new GeneratedSecret(this, 'administrator', {
      name: `${id}-yugabyte`,
      values: ['password'],
      data: { username: 'yugabyte', password: '{{ .password }}' },
    });
    new HelmRelease<YugabyteValues>(this, 'chart', {
      chart,
      releaseName: id,
      values: yugabyteDbValues({ ...props, name: id, tls: this.tls }),
      clusterScopedKinds: [],
      pods: footprint(id, size),
    });
    this.connectPods();
    protect(this);
  }

  /** Adds a database and the user that owns it, whose password is drawn in the cluster; a Job makes both, another saves it every day. */
  database(name: string): Connection<'postgres'> {
    assertDatabaseName(name, ['yugabyte', 'postgres', 'system_platform', 'template0', 'template1']);
    const { name: cluster, connection } = this;
    const { image, backup, storageClass, size } = this.props;
    const { secretName } = this.administrator;
    const administrator = { secretName, usernameKey: 'username', passwordKey: 'password' };
    const common = { cluster, database: name, administrator, image };
    const facts = { DATABASE: name };
    const script = path.join(scripts, 'yugabytedb-schema.sh');
    const { credentials } = new DatabaseSchema(this, `schema-${name}`, { ...common, connection, facts, script });
    const database = { ...connection, facts, credentials };
    const volume = { storageClass, size: size.volumes.tserver };
    new YugabyteDbBackup(this, `backup-${name}`, { ...common, connection: database, backup, volume });
    return database;
  }

  private get connection(): Connection<'postgres'> {
    return {
      protocol: 'postgres',
      host: `${this.name}-yb-tserver-service.${this.tservers.namespace}.svc`,
      port: ysql.port,
      servers: [{ pods: this.tservers, ports: [ysql] }],
      check: { image: this.props.image, script: path.join(scripts, 'yugabytedb-check.sh') },
      ca: this.tls.ca,
    };
  }

  /** The chart's labels; a release has pods of two kinds. */
  private workload(kind: 'yb-master' | 'yb-tserver'): Workload {
    const podLabels = { 'app.kubernetes.io/name': kind, release: this.name };
    return new Workload(this, kind, { name: `${this.name}-${kind}`, podLabels, metrics: measured[kind] });
  }

  /** Every server talks to every other; none of them to the Kubernetes API. */
  private connectPods(): void {
    const { masters, tservers } = this;
    const protocol = 'replication';
    new Edge(this, 'consensus', { client: masters, server: masters, ports: [masterRpc], protocol });
    new Edge(this, 'heartbeats', { client: tservers, server: masters, ports: [masterRpc], protocol });
    new Edge(this, 'tablets', { client: masters, server: tservers, ports: [tserverRpc], protocol });
    new Edge(this, 'replication', { client: tservers, server: tservers, ports: [tserverRpc], protocol });
  }
}

function assertQuorum({ replicationFactor, tservers }: YugabyteDbSize): void {
  if (replicationFactor % 2 === 0) {
    throw new Error(`'size.replicationFactor' of YugabyteDB must be odd to keep a quorum, got ${replicationFactor}`);
  }
  if (tservers < replicationFactor) {
    throw new Error(
      `'size.tservers' of YugabyteDB must be at least the replication factor, ${replicationFactor}, got ${tservers}: each copy needs a server`,
    );
  }
}

/** The Service of the clients, and each server by the name that it calls itself. */
function hosts(name: string, { replicationFactor, tservers }: YugabyteDbSize): string[] {
  const servers = (kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name}-${kind}-${index}.${name}-${kind}s`);
  return [`${name}-yb-tserver-service`, ...servers('yb-master', replicationFactor), ...servers('yb-tserver', tservers)];
}

function footprint(name: string, { replicationFactor, tservers, master, tserver, volumes }: YugabyteDbSize) {
  return [
    {
      workload: `${name}-yb-master`,
      replicas: replicationFactor,
      containers: [master, cleanup],
      volumes: [volumes.master],
    },
    { workload: `${name}-yb-tserver`, replicas: tservers, containers: [tserver, cleanup], volumes: [volumes.tserver] },
  ];
}
