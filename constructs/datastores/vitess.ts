import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Construct } from 'constructs';
import { VitessCluster as Cluster } from '../../imports/planetscale.com';
import type { VitessClusterSpecKeyspaces } from '../../imports/planetscale.com';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { Connection } from '../shared/connection';
import { Footprint } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Restore } from '../shared/restore';
import type { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { assertDatabaseName } from './database-name';
import type { Datastore } from './datastore';
import { VitessBackupAccount, VitessPruning, backupSpec } from './vitess-backup';
import { VitessDisruption } from './vitess-disruption';
import { VitessEntrance } from './vitess-entrance';
import { VitessNetwork, mysql } from './vitess-network';
import { declareVitessRestore } from './vitess-restore';
import { clusterSpec, footprint, keyspace } from './vitess-spec';
import type { VitessImages, VitessSize, VitessSpecProps } from './vitess-spec';

export interface VitessProps {
  readonly size: VitessSize;
  readonly storageClass: string;
  readonly images: VitessImages;
  readonly operator: Workload;
  /** Who signs the certificate of the gateways. */
  readonly issuer: Issuer;
  readonly backup: Backup;
}

const scripts = path.join(__dirname, 'scripts');

/**
 * MySQL on Vitess under PlanetScale's operator: vtgates lead to the primary of a keyspace, vtorc elects it. Clients are encrypted
 * to the gateway; behind it nothing is, since the operator knows no certificates for etcd, tablets and replication: policies
 * guard those.
 */
export class VitessCluster extends Construct implements Datastore<'mysql'> {
  /** A name from which the operator makes others that Kubernetes still takes. */
  static readonly maxNameLength = 40;

  private readonly name: string;
  private readonly props: VitessProps & VitessSpecProps;
  private readonly network: VitessNetwork;
  private readonly entrance: VitessEntrance;
  private readonly keyspaces: VitessClusterSpecKeyspaces[] = [];

  /** @param id name of the custom resource and of the Service that clients connect to, at most 40 characters */
  constructor(scope: Construct, id: string, props: VitessProps) {
    super(scope, id);
    assertProps(id, props);
    const { size, operator, issuer, backup } = props;
    this.name = id;
    const { store: objectStore } = backup.bucket;
    this.network = new VitessNetwork(this, 'network', { cluster: id, operator, objectStore, makesBackups: true });
    this.entrance = new VitessEntrance(this, 'entrance', { cluster: id, network: this.network, issuer });
    const secrets = { users: `${id}-users`, certificate: this.entrance.certificate, init: `${id}-init` };
    this.props = { ...props, secrets };
    this.initScript(secrets.init);
    const account = new VitessBackupAccount(this, 'backup-account', id);
    new Cluster(this, 'cluster', {
      metadata: {
        name: id,
        labels: labels({ name: 'vitess', instance: id, component: 'database' }),
        annotations: inPhase('data'),
      },
      spec: {
        ...clusterSpec(this.props),
        keyspaces: this.keyspaces,
        backup: backupSpec(backup, account.name, size.mysqld),
      },
    });
    new VitessDisruption(this, 'disruption', { cluster: id, size });
    new Restore(this, 'restore', {
      store: id,
      precision: 'backup',
      maxNameLength: VitessCluster.maxNameLength,
      declare: (home, request) => {
        const keyspaces = this.keyspaces.map(({ name }) => name);
        declareVitessRestore(home, { ...this.props, cluster: id, keyspaces }, request);
      },
    });
    new Footprint(this, 'footprint', footprint(id, size));
    protect(this);
  }

  /**
   * Adds the keyspace and the only user of the gateways, whose password is drawn in the cluster. There can be one: the gateways
   * read all users from a single Secret, which never changes once it is drawn.
   */
  database(name: string): Connection<'mysql'> {
    assertDatabaseName(name, ['mysql', 'sys', 'information_schema', 'performance_schema']);
    const [taken] = this.keyspaces;
    if (taken !== undefined) {
      throw new Error(`Vitess cluster '${this.name}' has its database, '${taken.name}': make a cluster for '${name}'`);
    }
    const { backup, images, secrets } = this.props;
    const { gateways, control } = this.network;
    this.keyspaces.push(keyspace(name, this.props));
    new VitessPruning(this, 'pruning', {
      cluster: this.name,
      keyspace: name,
      backup,
      image: images.vitess,
      control,
      controlHost: this.entrance.controlHost,
    });
    const users = { [name]: [{ UserData: name, Password: '{{ .password }}' }] };
    const { secretName } = new GeneratedSecret(this, 'users', {
      name: secrets.users,
      values: ['password'],
      data: { username: name, password: '{{ .password }}', 'users.json': JSON.stringify(users) },
    });
    return {
      protocol: 'mysql',
      host: this.entrance.host,
      port: mysql.port,
      servers: [{ pods: gateways, ports: [mysql] }],
      check: { image: images.mysql, script: path.join(scripts, 'vitess-check.sh') },
      facts: { DATABASE: name },
      credentials: { secretName, usernameKey: 'username', passwordKey: 'password' },
      ca: { secretName: secrets.certificate, key: 'ca.crt' },
    };
  }

  /** It holds no secret, but the operator reads it from nothing else. */
  private initScript(name: string): void {
    const script = readFileSync(path.join(scripts, 'vitess-init.sql'), 'utf8');
    new GeneratedSecret(this, 'init', { name, values: ['unused'], data: { 'init_db.sql': script } });
  }
}

function assertProps(id: string, { size: { tablets } }: VitessProps): void {
  assertNameLength('the name of a Vitess cluster', id, VitessCluster.maxNameLength);
  if (tablets !== 1 && tablets < 3) {
    throw new Error(
      `'size.tablets' of a Vitess cluster must be 1, or at least 3 for writes to go on when one fails, got ${String(tablets)}`,
    );
  }
}
