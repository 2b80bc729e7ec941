import * as path from 'node:path';
import { Construct } from 'constructs';
import { PerconaXtraDbCluster as CustomResource } from '../../imports/pxc.percona.com';
import type { PerconaXtraDbClusterSpecUsers } from '../../imports/pxc.percona.com';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { inObjectName } from './database-name';
import type { Datastore } from './datastore';
import { XtraDbBackup } from './xtradb-backup';
import { XtraDbCertificate } from './xtradb-certificate';
import { xtraDbName } from './xtradb-name';
import { XtraDbRestore } from './xtradb-restore';
import { maxNameLength, sizedSpec } from './xtradb-spec';
import type { XtraDbImages, XtraDbSize } from './xtradb-spec';

export interface XtraDbClusterProps {
  readonly size: XtraDbSize;
  readonly storageClass: string;
  readonly images: XtraDbImages;
  /** The release of the operator whose ways the cluster follows: that of the chart, or an older one. */
  readonly crVersion: string;
  /** The pods of the operator, which must reach the databases and their backups. */
  readonly operator: Workload;
  /** Who signs the certificate that servers show to clients and to one another. */
  readonly issuer: Issuer;
  readonly backup: Backup;
}

const checkScript = path.join(__dirname, 'scripts', 'xtradb-cluster-check.sh');

const mysql = { port: 3306 };
/** Where servers answer the operator and the proxies, whatever clients do. */
const admin = { port: 33062 };
/** State transfer, replication, and what a server has missed. */
const galera = [4444, 4567, 4568].map((port) => ({ port }));

/** MySQL as a Percona XtraDB Cluster: every server has all data and confirms every write, behind HAProxy. */
export class PerconaXtraDbCluster extends Construct implements Datastore<'mysql'> {
  /** The longest name that the operator takes. */
  static readonly maxNameLength = maxNameLength;

  /** The pods that clients connect to. */
  readonly proxies: Workload;
  private readonly servers: Workload;
  private readonly name: string;
  private readonly clientImage: string;
  private readonly tlsSecretName: string;
  private readonly users: PerconaXtraDbClusterSpecUsers[] = [];

  /** @param id name of the custom resource, at most 22 characters: `<id>-haproxy` is the Service of the proxies */
  constructor(scope: Construct, id: string, props: XtraDbClusterProps) {
    super(scope, id);
    assertCluster(id, props.size);
    this.name = id;
    this.clientImage = props.images.server;
    this.servers = new Workload(this, 'servers', { name: `${id}-pxc`, podLabels: podLabels(id, 'pxc') });
    this.proxies = new Workload(this, 'proxies', {
      name: `${id}-haproxy`,
      podLabels: podLabels(id, 'haproxy'),
      metrics: [{ job: 'haproxy', port: 8404 }],
    });
    this.tlsSecretName = new XtraDbCertificate(this, 'certificate', {
      cluster: id,
      namespace: this.servers.namespace,
      issuer: props.issuer,
    }).secretName;
    this.cluster(props);
    this.connectPods(props.operator);
    const { size } = props;
    new Footprint(this, 'footprint', [
      { workload: `${id}-pxc`, replicas: size.servers, containers: [size.server], volumes: [size.volume] },
      { workload: `${id}-haproxy`, replicas: size.proxies, containers: [size.proxy, size.watcher] },
    ]);
    new XtraDbRestore(this, 'restore', {
      cluster: id,
      bucket: props.backup.bucket,
      resources: size.server,
      recreate: (chart, into) => {
        const copy = new PerconaXtraDbCluster(chart, into, props);
        for (const { name = '' } of this.users) copy.database(name);
      },
    });
    protect(this);
  }

  /** Adds a database and the user that owns it, whose password is drawn in the cluster; the operator makes both. */
  database(name: string): Connection<'mysql'> {
    const others = this.users.map((user) => user.name ?? '');
    const database = xtraDbName(name, others);
    const { secretName } = new GeneratedSecret(this, `owner-${name}`, {
      name: `${this.name}-${inObjectName(name)}`,
      values: ['password'],
      data: { username: name, password: '{{ .password }}' },
    });
    this.users.push({
      name,
      dbs: [database],
      hosts: ['%'],
      grants: ['ALL PRIVILEGES'],
      passwordSecretRef: { name: secretName, key: 'password' },
    });
    return {
      protocol: 'mysql',
      host: `${this.name}-haproxy.${this.proxies.namespace}.svc`,
      port: mysql.port,
      servers: [{ pods: this.proxies, ports: [mysql] }],
      check: { image: this.clientImage, script: checkScript },
      facts: { DATABASE: database },
      credentials: { secretName, usernameKey: 'username', passwordKey: 'password' },
      ca: { secretName: this.tlsSecretName, key: 'ca.crt' },
    };
  }

  private cluster({ size, storageClass, images, crVersion, operator, backup }: XtraDbClusterProps): void {
    const { name, servers, tlsSecretName } = this;
    new CustomResource(this, 'cluster', {
      metadata: {
        name,
        labels: labels({ name: 'mysql', instance: name, component: 'database' }),
        annotations: inPhase('data'),
        // The server that took the last write stops last, and so knows that it may start first.
        finalizers: ['percona.com/delete-pxc-pods-in-order'],
      },
      spec: {
        crVersion,
        secretsName: `${name}-secrets`,
        sslSecretName: tlsSecretName,
        sslInternalSecretName: tlsSecretName,
        tls: { enabled: true },
        ...sizedSpec(size, storageClass, images),
        users: this.users,
        backup: new XtraDbBackup(this, 'backup', {
          cluster: name,
          servers,
          operator,
          image: images.xtrabackup,
          backup,
        }).spec,
      },
    });
  }

  private connectPods(operator: Workload): void {
    const { servers, proxies } = this;
    const replication = [...galera, admin];
    new Edge(this, 'replication', { client: servers, server: servers, ports: replication, protocol: 'replication' });
    new Edge(this, 'routing', { client: proxies, server: servers, ports: [mysql, admin], protocol: 'mysql' });
    new Edge(this, 'operation', { client: operator, server: servers, ports: [mysql, admin], protocol: 'operator' });
    new Edge(this, 'users', { client: operator, server: proxies, ports: [mysql, admin], protocol: 'operator' });
  }
}

const podLabels = (cluster: string, component: 'pxc' | 'haproxy') => ({
  'app.kubernetes.io/name': 'percona-xtradb-cluster',
  'app.kubernetes.io/instance': cluster,
  'app.kubernetes.io/component': component,
});

/** @throws when the operator would refuse the cluster, which it says in a status only */
function assertCluster(name: string, { servers }: XtraDbSize): void {
  assertNameLength('the name of an XtraDB Cluster', name, maxNameLength);
  if (![1, 3, 5].includes(servers)) {
    throw new Error(`'size.servers' of an XtraDB Cluster must be 1, 3 or 5 to keep a quorum, got ${servers}`);
  }
}
