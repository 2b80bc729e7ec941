import * as path from 'node:path';
import { Construct } from 'constructs';
import { K8SsandraClusterSpecSecretsProvider, K8ssandraCluster } from '../../imports/k8ssandra.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { Restore } from '../shared/restore';
import { TokenlessServiceAccount } from '../shared/service-account';
import { Workload } from '../shared/workload';
import type { Backup } from '../storage/backup';
import { CassandraBackup } from './cassandra-backup';
import { CassandraRestore } from './cassandra-restore';
import { cassandraSpec, datacenter, footprint, replicasOf } from './cassandra-spec';
import type { CassandraSize } from './cassandra-spec';
import { CassandraTls, encryption } from './cassandra-tls';
import { assertDatabaseName } from './database-name';
import { DatabaseSchema } from './database-schema';
import type { Datastore } from './datastore';

export interface CassandraProps {
  readonly size: CassandraSize;
  readonly storageClass: string;
  /** `registry/cass-management-api:x.y.z-ubi`: Cassandra with the API by which the operator manages it, and cqlsh. */
  readonly image: string;
  /** The pods of both operators. */
  readonly operator: Workload;
  /** Who signs for the nodes. */
  readonly issuer: Issuer;
  readonly backup: Backup;
}

const scripts = path.join(__dirname, 'scripts');

/** Roles and keyspaces of Cassandra and its operators, and what their Secrets and ours end with. */
const taken = ['cassandra', 'keystore', 'medusa', 'superuser', 'system', 'system_auth', 'system_schema', 'tls'];

/** The superuser, by whose login the operator and Jobs of ours manage roles. */
const administrator = 'administrator';

const cql = { port: 9042 };
const internode = { port: 7000 };
const managementApi = { port: 8080 };
const medusa = { port: 50051 };

/** A Cassandra cluster of one datacenter under K8ssandra's operator: a rack each copy, encrypted, with backups by Medusa. */
export class Cassandra extends Construct implements Datastore<'cql'> {
  /** The longest name: the operator writes it twice into names of StatefulSets, which end at 60 characters. */
  static readonly maxNameLength = 24;

  /** The Cassandra nodes. */
  readonly pods: Workload;
  private readonly name: string;
  private readonly size: CassandraSize;
  private readonly connection: Connection<'cql'>;
  private readonly superuser: GeneratedSecret;

  /** @param id name of the custom resource and of the datacenter's object; `<id>-<id>-service` is the Service of the nodes */
  constructor(scope: Construct, id: string, props: CassandraProps) {
    super(scope, id);
    assertValid(id, props.size);
    const { size, image, issuer, backup } = props;
    this.name = id;
    this.size = size;
    this.pods = new Workload(this, 'pods', {
      name: id,
      podLabels: { 'cassandra.datastax.com/cluster': id },
      metrics: [{ job: 'cassandra', port: 9000 }],
    });
    this.connectPods(props.operator);
    this.superuser = new GeneratedSecret(this, 'superuser', {
      name: `${id}-superuser`,
      values: ['password'],
      data: { username: administrator, password: '{{ .password }}' },
    });
    const host = `${id}-${id}-service.${this.pods.namespace}.svc`;
    const tls = new CassandraTls(this, 'tls', { cluster: id, host, issuer });
    const medusaBackup = new CassandraBackup(this, 'backup', {
      cluster: id,
      pods: this.pods,
      resources: size.backup,
      backup,
    });
    this.cluster(props, tls, medusaBackup);
    this.connection = {
      protocol: 'cql',
      host,
      port: cql.port,
      servers: [{ pods: this.pods, ports: [cql] }],
      check: { image, script: path.join(scripts, 'cassandra-check.sh') },
      ca: tls.ca,
    };
    new Footprint(this, 'footprint', footprint(id, size));
    new Restore(this, 'restore', {
      store: id,
      precision: 'backup',
      maxNameLength: Cassandra.maxNameLength,
      declare: (chart, { into, at }) => {
        new Cassandra(chart, into, props);
        new CassandraRestore(chart, 'restore', { from: id, into, at, image });
      },
    });
    protect(this);
  }

  /** Adds a keyspace and the role that owns it, whose password is drawn in the cluster; a Job makes both. */
  database(name: string): Connection<'cql'> {
    assertDatabaseName(name, [administrator, ...taken]);
    const connection = { ...this.connection, facts: { DATACENTER: datacenter, KEYSPACE: name } };
    const { credentials } = new DatabaseSchema(this, `schema-${name}`, {
      cluster: this.name,
      database: name,
      administrator: { secretName: this.superuser.secretName, usernameKey: 'username', passwordKey: 'password' },
      connection,
      facts: { ...connection.facts, REPLICAS: String(replicasOf(this.size)) },
      image: connection.check.image,
      script: path.join(scripts, 'cassandra-schema.sh'),
    });
    return { ...connection, credentials };
  }

  private cluster(props: CassandraProps, tls: CassandraTls, { spec: medusa }: CassandraBackup): void {
    const { name, superuser } = this;
    const { heap } = props.size;
    const identity = { name: 'cassandra', instance: name, component: 'database' };
    const serviceAccount = new TokenlessServiceAccount(this, 'account', identity).name;
    new K8ssandraCluster(this, 'cluster', {
      metadata: { name, labels: labels(identity), annotations: inPhase('data') },
      spec: {
        auth: true,
        secretsProvider: K8SsandraClusterSpecSecretsProvider.INTERNAL,
        cassandra: {
          ...cassandraSpec({ ...props, cluster: name, serviceAccount }),
          superuserSecretRef: { name: superuser.secretName },
          clientEncryptionStores: tls.stores,
          serverEncryptionStores: tls.stores,
          config: { cassandraYaml: encryption, jvmOptions: { heapInitialSize: heap, heapMaxSize: heap } },
        },
        medusa: { ...medusa, clientEncryptionStores: tls.medusaStores },
      },
    });
  }

  private connectPods(operator: Workload): void {
    const { pods } = this;
    new Edge(this, 'replication', { client: pods, server: pods, ports: [internode], protocol: 'replication' });
    const managed = [managementApi, medusa];
    new Edge(this, 'operation', { client: operator, server: pods, ports: managed, protocol: 'operator' });
  }
}

function assertValid(name: string, { instances }: CassandraSize): void {
  if (name.length > Cassandra.maxNameLength || !/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
    throw new Error(
      `the name of a Cassandra cluster must be a DNS label of at most ${Cassandra.maxNameLength} characters, got '${name}'`,
    );
  }
  if (!Number.isInteger(instances) || instances < 1 || instances === 2) {
    throw new Error(
      `'size.instances' of a Cassandra cluster must be 1, or at least 3 to keep a quorum, got ${instances}`,
    );
  }
}
