import * as path from 'node:path';
import { Construct } from 'constructs';
import { Certificate } from '../../imports/cert-manager.io';
import { Postgresql, PostgresqlSpecPostgresqlVersion } from '../../imports/acid.zalan.do';
import type { PostgresqlSpec } from '../../imports/acid.zalan.do';
import { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { exporterResources } from '../shared/exporter';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Restore } from '../shared/restore';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import type { Datastore } from './datastore';
import { assertDatabaseName } from './database-name';
import { cloneUntil, clonedArchive, walArchive } from './postgresql-backup';
import type { PostgresqlOrigin } from './postgresql-backup';
import { credentialsOf, exporterSidecar, exporterUser, postgresqlMetrics } from './postgresql-exporter';

/** What a profile decides about a PostgreSQL cluster. */
export interface PostgresqlSize {
  /** One primary, the others replicas; with three, one may fail and writes stay on two disks. */
  readonly instances: number;
  readonly resources: Resources;
  /** Size of each instance's volume, e.g. `10Gi`. */
  readonly volume: string;
}

export interface PostgresqlProps {
  readonly size: PostgresqlSize;
  readonly storageClass: string;
  /** The Spilo image that the operator runs. */
  readonly image: string;
  /** The image of what tells Prometheus of each instance. @default - nothing does */
  readonly exporter?: string;
  /** The pods of the operator, which must reach the databases. */
  readonly operator: Workload;
  /** Who signs the server's certificate. */
  readonly issuer: Issuer;
  /** Where base backups and the write-ahead log go. */
  readonly backup: Backup;
  /** What it begins with, when it is first made. @default - nothing */
  readonly origin?: PostgresqlOrigin;
}

const checkScript = path.join(__dirname, 'scripts', 'postgres-check.sh');

/** Ports of the database pods: PostgreSQL and Patroni's REST API. */
const postgres = { port: 5432 };
const patroni = { port: 8008 };

/** A PostgreSQL cluster under Zalando's operator: Patroni keeps one primary, WAL-G archives to object storage. */
export class PostgresqlCluster extends Construct implements Datastore<'postgres'> {
  /** The longest name that leaves room for what the operator appends. */
  static readonly maxNameLength = 53;

  /** The database pods. */
  readonly pods: Workload;
  private readonly name: string;
  private readonly image: string;
  private readonly tlsSecretName: string;
  private readonly users: Record<string, []> = {};
  private readonly databases: Record<string, string> = {};

  /** @param id name of the custom resource and of its Service, unique in the namespace, at most 53 characters */
  constructor(scope: Construct, id: string, props: PostgresqlProps) {
    super(scope, id);
    assertNameLength('the name of a PostgreSQL cluster', id, PostgresqlCluster.maxNameLength);
    this.name = id;
    this.image = props.image;
    this.tlsSecretName = `${id}-tls`;
    this.pods = new Workload(this, 'pods', {
      name: id,
      podLabels: { application: 'spilo', 'cluster-name': id },
      metrics: props.exporter === undefined ? [] : [postgresqlMetrics],
    });
    if (props.exporter !== undefined) this.users[exporterUser] = [];
    this.certificate(props.issuer);
    new Postgresql(this, 'cluster', {
      metadata: {
        name: id,
        labels: labels({ name: 'postgresql', instance: id, component: 'database' }),
        annotations: inPhase('data'),
      },
      spec: this.spec(props),
    });
    this.connectPods(props);
    const { size, exporter } = props;
    const containers = [size.resources, ...(exporter === undefined ? [] : [exporterResources])];
    const pods = { replicas: size.instances, containers, volumes: [size.volume] };
    new Footprint(this, 'footprint', [{ workload: id, ...pods }]);
    new Restore(this, 'restore', {
      store: id,
      precision: 'second',
      maxNameLength: PostgresqlCluster.maxNameLength,
      declare: (home, { at, into }) => {
        const copy = new PostgresqlCluster(home, into, { ...props, origin: { cluster: id, at } });
        for (const name of Object.keys(this.databases)) copy.database(name);
      },
    });
    protect(this);
  }

  /** Adds a database and the user that owns it; the operator draws the password. @param name letters, digits and `_` @throws when it is another */
  database(name: string): Connection<'postgres'> {
    assertDatabaseName(name, ['postgres', 'standby', exporterUser]);
    this.users[name] = [];
    this.databases[name] = name;
    return {
      protocol: 'postgres',
      host: `${this.name}.${this.pods.namespace}.svc`,
      port: postgres.port,
      servers: [{ pods: this.pods, ports: [postgres] }],
      check: { image: this.image, script: checkScript },
      facts: { DATABASE: name },
      credentials: {
        secretName: credentialsOf(this.name, name),
        usernameKey: 'username',
        passwordKey: 'password',
      },
      ca: { secretName: this.tlsSecretName, key: 'ca.crt' },
    };
  }

  private certificate(issuer: Issuer): void {
    const services = [this.name, `${this.name}-repl`];
    new Certificate(this, 'certificate', {
      metadata: { name: this.tlsSecretName, annotations: inPhase('foundation') },
      spec: {
        ...issuer.leaf,
        secretName: this.tlsSecretName,
        dnsNames: services.flatMap((service) =>
          ['', '.svc', '.svc.cluster.local'].map((suffix) => `${service}.${this.pods.namespace}${suffix}`),
        ),
      },
    });
  }

  private connectPods({ operator, backup }: PostgresqlProps): void {
    const { pods } = this;
    new Edge(this, 'replication', { client: pods, server: pods, ports: [postgres, patroni], protocol: 'replication' });
    new Edge(this, 'operation', { client: operator, server: pods, ports: [postgres, patroni], protocol: 'operator' });
    new Edge(this, 'backup', {
      client: pods,
      server: backup.bucket.store.gateway,
      ports: [backup.bucket.store.port],
      protocol: 's3',
    });
    // Patroni elects its leader through ConfigMaps.
    pods.allowToKubernetesApi();
  }

  private spec({ size, storageClass, image, exporter, backup, origin }: PostgresqlProps): PostgresqlSpec {
    return {
      teamId: Component.containing(this).node.id,
      numberOfInstances: size.instances,
      dockerImage: image,
      postgresql: { version: PostgresqlSpecPostgresqlVersion.VALUE_17 },
      users: this.users,
      databases: this.databases,
      volume: { size: size.volume, storageClass },
      resources: size.resources,
      enableMasterLoadBalancer: false,
      enableReplicaLoadBalancer: false,
      patroni: {
        // A confirmed write is on two disks; with a single instance there is no second.
        synchronousMode: size.instances > 1,
        failsafeMode: true,
        initdb: { encoding: 'UTF8', locale: 'en_US.UTF-8', 'data-checksums': 'true' },
      },
      tls: { secretName: this.tlsSecretName, caFile: 'ca.crt' },
      // The group that owns Spilo's files: without it the private key is not readable.
      spiloFsGroup: 103,
      env: [...walArchive(backup), ...(origin ? clonedArchive(backup, origin) : [])],
      sidecars: exporter === undefined ? undefined : [exporterSidecar(this.name, exporter)],
      clone: origin && cloneUntil(origin),
    };
  }
}
