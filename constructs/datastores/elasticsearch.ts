import * as path from 'node:path';
import { Construct } from 'constructs';
import { Certificate } from '../../imports/cert-manager.io';
import { Elasticsearch } from '../../imports/elasticsearch.k8s.elastic.co';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { Connection, Credentials } from '../shared/connection';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { Restore } from '../shared/restore';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { assertDatabaseName, inObjectName } from './database-name';
import type { Datastore } from './datastore';
import { ElasticsearchExporter, exporterRole } from './elasticsearch-exporter';
import { ElasticsearchRestore } from './elasticsearch-restore';
import type { SnapshotOrigin } from './elasticsearch-restore';
import { ElasticsearchSnapshots } from './elasticsearch-snapshots';
import { assertSize, clusterSpec, maxNameLength, nodeSet, serverNames } from './elasticsearch-spec';
import { ElasticsearchUser } from './elasticsearch-user';
import type { ElasticsearchRole } from './elasticsearch-user';

/** What a profile decides about an Elasticsearch cluster. */
export interface ElasticsearchSize {
  /** Nodes that may each become the master: 1, or at least 3, of which one may fail. */
  readonly nodes: number;
  /** Of each node; half of the memory limit becomes the heap of the JVM. */
  readonly resources: Resources;
  /** Size of each node's volume, e.g. `10Gi`. */
  readonly volume: string;
}

export interface ElasticsearchProps {
  readonly size: ElasticsearchSize;
  readonly storageClass: string;
  readonly images: {
    /** Its tag is the version that the operator is told. */
    readonly server: string;
    /** An image with `curl`. */
    readonly client: string;
    /** elasticsearch_exporter: what tells Prometheus of the cluster. @default - nothing does */
    readonly exporter?: string;
  };
  readonly operator: Workload;
  /** Who signs the certificate of the HTTP interface; the operator signs those between nodes. */
  readonly issuer: Issuer;
  /** Where snapshots go. */
  readonly backup: Backup;
  /** The snapshot of another cluster that this one begins with. @default - it begins empty, and takes snapshots itself */
  readonly origin?: SnapshotOrigin;
}

/** Where and when to save, and how to bring back; it reads no index. */
const snapshotRole: ElasticsearchRole = {
  cluster: ['manage_slm', 'cluster:admin/snapshot/*', 'cluster:admin/repository/*'],
  indices: [{ names: ['.slm-history-*'], privileges: ['all'] }],
};

const checkScript = path.join(__dirname, 'scripts', 'elasticsearch-check.sh');

const http = { port: 9200 };
const transport = { port: 9300 };

/** An Elasticsearch cluster under Elastic's operator: all nodes alike, snapshots to object storage by its own schedule. */
export class ElasticsearchCluster extends Construct implements Datastore<'elasticsearch'> {
  /** The longest name that leaves room for what the operator appends. */
  static readonly maxNameLength = maxNameLength;

  /** The pods of the nodes. */
  readonly pods: Workload;
  /** Name of the custom resource, by which Kibana finds it. */
  readonly name: string;
  private readonly clientImage: string;
  private readonly tlsSecretName: string;
  private readonly userSecrets: { secretName: string }[] = [];
  private readonly databases: string[] = [];

  /** @param id name of the custom resource, at most 36 characters; `<id>-es-http` is its Service */
  constructor(scope: Construct, id: string, props: ElasticsearchProps) {
    super(scope, id);
    assertSize(id, props.size.nodes);
    this.name = id;
    this.clientImage = props.images.client;
    this.tlsSecretName = `${id}-tls`;
    const podLabels = {
      'common.k8s.elastic.co/type': 'elasticsearch',
      'elasticsearch.k8s.elastic.co/cluster-name': id,
    };
    this.pods = new Workload(this, 'pods', { name: id, podLabels });
    this.certificate(props.issuer);
    new Elasticsearch(this, 'cluster', {
      metadata: {
        name: id,
        labels: labels({ name: 'elasticsearch', instance: id, component: 'database' }),
        annotations: inPhase('data'),
      },
      // The operator takes users and roles from the same Secrets.
      spec: {
        ...clusterSpec(props, this.tlsSecretName),
        auth: { fileRealm: this.userSecrets, roles: this.userSecrets },
      },
    });
    this.connectPods(props);
    const { nodes, resources, volume } = props.size;
    const pods = { replicas: nodes, containers: [resources], volumes: [volume] };
    new Footprint(this, 'footprint', [{ workload: `${id}-es-${nodeSet}`, ...pods }]);
    protect(this);
    this.measure(props.images.exporter);
    this.saveOrRestore(props);
    this.declareRestore(props);
  }

  /** Adds a user who owns all indices `<name>-...`, and knows of no others; the indices themselves make whoever writes to them. */
  database(name: string): Connection<'elasticsearch'> {
    // The user of the operator and ours, then the data streams for which Elasticsearch has templates of its own.
    assertDatabaseName(name, ['elastic', 'exporter', 'snapshots', 'logs', 'metrics', 'synthetics', 'traces']);
    this.databases.push(name);
    const credentials = this.user(name, { indices: [{ names: [`${name}-*`], privileges: ['all'] }] });
    return { ...this.connection, facts: { DATABASE: name }, credentials };
  }

  private get connection(): Connection<'elasticsearch'> {
    return {
      protocol: 'elasticsearch',
      host: `${this.name}-es-http.${this.pods.namespace}.svc`,
      port: http.port,
      servers: [{ pods: this.pods, ports: [http] }],
      check: { image: this.clientImage, script: checkScript },
      ca: { secretName: this.tlsSecretName, key: 'ca.crt' },
    };
  }

  private user(username: string, role: ElasticsearchRole): Credentials {
    const secretName = `${this.name}-${inObjectName(username)}`;
    const { credentials } = new ElasticsearchUser(this, `user-${username}`, { secretName, username, role });
    this.userSecrets.push({ secretName });
    return credentials;
  }

  private certificate(issuer: Issuer): void {
    new Certificate(this, 'certificate', {
      metadata: { name: this.tlsSecretName, annotations: inPhase('foundation') },
      spec: {
        ...issuer.leaf,
        secretName: this.tlsSecretName,
        dnsNames: serverNames(this.name, this.pods.namespace),
      },
    });
  }

  private connectPods({ operator, backup }: ElasticsearchProps): void {
    const { pods } = this;
    // A node that is about to stop asks the cluster over HTTP whether it may.
    new Edge(this, 'replication', { client: pods, server: pods, ports: [transport, http], protocol: 'replication' });
    new Edge(this, 'operation', { client: operator, server: pods, ports: [http], protocol: 'operator' });
    const { gateway, port } = backup.bucket.store;
    new Edge(this, 'backup', { client: pods, server: gateway, ports: [port], protocol: 's3' });
  }

  private measure(image: string | undefined): void {
    // Always there: what is drawn outlives its manifest, and would be left over when the exporter goes.
    const credentials = this.user('exporter', exporterRole);
    if (image === undefined) return;
    new ElasticsearchExporter(this, `${this.name}-exporter`, { image, connection: this.connection, credentials });
  }

  private saveOrRestore({ backup, origin }: ElasticsearchProps): void {
    const job = {
      cluster: this.name,
      connection: { ...this.connection, credentials: this.user('snapshots', snapshotRole) },
      image: this.clientImage,
    };
    if (origin === undefined) new ElasticsearchSnapshots(this, 'snapshots', { ...job, backup });
    else new ElasticsearchRestore(this, 'restoration', { ...job, bucket: backup.bucket, origin });
  }

  private declareRestore(props: ElasticsearchProps): void {
    new Restore(this, 'restore', {
      store: this.name,
      precision: 'backup',
      maxNameLength,
      declare: (home, { at, into }) => {
        const restored = new ElasticsearchCluster(home, into, { ...props, origin: { cluster: this.name, at } });
        for (const name of this.databases) restored.database(name);
      },
    });
  }
}
