import { Construct } from 'constructs';
import { Edge } from '../shared/edge';
import type { Metrics } from '../shared/metrics';
import { Workload } from '../shared/workload';
import type { ObjectStore } from '../storage/object-store';

export interface VitessNetworkProps {
  /** Name of the VitessCluster. */
  readonly cluster: string;
  readonly operator: Workload;
  /** Where backups go. */
  readonly objectStore: ObjectStore;
  /** A cluster that is being restored makes none. */
  readonly makesBackups: boolean;
}

/** What clients and replicas speak. */
export const mysql = { port: 3306 };
/** What the parts of Vitess speak with each other. */
export const grpc = { port: 15999 };
const etcdClient = { port: 2379 };
const etcdPeer = { port: 2380 };

const state = { job: 'vitess', port: 15000 };
const measured: Readonly<Record<string, readonly Metrics[]>> = {
  vtctld: [state],
  vtgate: [state],
  vtorc: [state],
  vttablet: [state, { job: 'vitess-mysqld', port: 9104 }],
};

/** The pods of a Vitess cluster, and who may talk to whom. */
export class VitessNetwork extends Construct {
  /** What clients connect to. */
  readonly gateways: Workload;
  readonly control: Workload;

  constructor(scope: Construct, id: string, { cluster, operator, objectStore, makesBackups }: VitessNetworkProps) {
    super(scope, id);
    const own = { 'planetscale.com/cluster': cluster };
    const part = (name: string): Workload =>
      new Workload(this, name, {
        name: `${cluster}-${name}`,
        podLabels: { ...own, 'planetscale.com/component': name },
        metrics: measured[name],
      });
    const etcd = part('etcd');
    const tablets = part('vttablet');
    const orchestrators = part('vtorc');
    // The first backup of a keyspace, of nothing; later ones are Jobs, which are labelled otherwise.
    const later = { name: `${cluster}-backup`, podLabels: { ...own, 'planetscale.com/backup-method': 'vtbackup' } };
    const backups = makesBackups ? [part('vtbackup'), new Workload(this, 'backup', later)] : [];
    const storage = part('vbs-subcontroller');
    this.gateways = part('vtgate');
    this.control = part('vtctld');

    new Edge(this, 'quorum', { client: etcd, server: etcd, ports: [etcdClient, etcdPeer], protocol: 'etcd' });
    for (const client of [this.gateways, this.control, orchestrators, tablets, ...backups, operator]) {
      new Edge(this, `${client.name}-topology`, { client, server: etcd, ports: [etcdClient], protocol: 'etcd' });
    }
    for (const client of [this.gateways, this.control, orchestrators, operator]) {
      new Edge(this, `${client.name}-tablets`, { client, server: tablets, ports: [grpc], protocol: 'grpc' });
    }
    // A backup is a replica for a while.
    for (const client of [tablets, ...backups]) {
      const ports = [mysql, grpc];
      new Edge(this, `${client.name}-replication`, { client, server: tablets, ports, protocol: 'replication' });
    }
    new Edge(this, 'operation', { client: operator, server: this.control, ports: [grpc], protocol: 'operator' });
    const { gateway: server, port } = objectStore;
    for (const client of [tablets, ...backups, this.control, storage]) {
      new Edge(this, `${client.name}-s3`, { client, server, ports: [port], protocol: 's3' });
    }
    // It writes down as resources which backups there are.
    storage.allowToKubernetesApi();
  }
}
