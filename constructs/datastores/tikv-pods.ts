import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Edge } from '../shared/edge';
import { labels } from '../shared/labels';
import type { Metrics } from '../shared/metrics';
import { Workload } from '../shared/workload';
import { clusterClientSecret } from './tikv-certificates';
import type { TikvSize } from './tikv-spec';

export interface TikvPodsProps {
  /** Name of the TidbCluster. */
  readonly cluster: string;
  readonly size: TikvSize;
  readonly operator: Workload;
}

/** PD: what clients dial, and what its members tell each other. */
export const pdClient = { port: 2379 };
const pdPeer = { port: 2380 };
/** TiKV: gRPC for clients and stores, HTTP for its state. */
export const tikvServer = { port: 20160 };
export const tikvStatus = { port: 20180 };
const discoveryServer = { port: 10261 };

/** The labels that the operator gives to all that it makes for a TidbCluster. */
export const belongingsOf = (cluster: string): Record<string, string> => ({
  'app.kubernetes.io/managed-by': 'tidb-operator',
  'app.kubernetes.io/instance': cluster,
});

/** The labels that the operator gives to a part of a TidbCluster. */
export function podLabelsOf(cluster: string, component: 'pd' | 'tikv' | 'tidb' | 'discovery'): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'tidb-cluster',
    ...belongingsOf(cluster),
    'app.kubernetes.io/component': component,
  };
}

/** They show the state that Prometheus reads to their own clients only. */
export function metricsOf(cluster: string, component: 'pd' | 'tikv' | 'tidb'): Metrics {
  const { port } = { pd: pdClient, tikv: tikvStatus, tidb: { port: 10080 } }[component];
  // Nobody asks just any store: its certificate has only the names by which its like know it.
  const serverName = component === 'tikv' ? `${cluster}-tikv-peer` : `${cluster}-${component}`;
  return { job: component, port, tls: { secretName: clusterClientSecret(cluster), serverName } };
}

/** PD and TiKV as the operator makes them: who reaches whom, and how many may be away at once. */
export class TikvPods extends Construct {
  readonly pd: Workload;
  readonly tikv: Workload;

  constructor(scope: Construct, id: string, { cluster, size, operator }: TikvPodsProps) {
    super(scope, id);
    const part = (component: 'pd' | 'tikv' | 'discovery') =>
      new Workload(this, component, {
        name: `${cluster}-${component}`,
        podLabels: podLabelsOf(cluster, component),
        metrics: component === 'discovery' ? [] : [metricsOf(cluster, component)],
      });
    const [pd, tikv, discovery] = [part('pd'), part('tikv'), part('discovery')];
    this.pd = pd;
    this.tikv = tikv;
    this.connect('quorum', pd, pd, [pdClient, pdPeer], 'replication');
    this.connect('bootstrap', pd, discovery, [discoveryServer], 'discovery');
    this.connect('members', discovery, pd, [pdClient], 'discovery');
    this.connect('placement', tikv, pd, [pdClient], 'placement');
    this.connect('replication', tikv, tikv, [tikvServer], 'replication');
    this.connect('pd-operation', operator, pd, [pdClient], 'operator');
    this.connect('tikv-operation', operator, tikv, [tikvServer, tikvStatus], 'operator');
    // It reads the cluster's custom resource and its Secrets.
    discovery.allowToKubernetesApi();
    disruptionBudget(this, pd, cluster, size.pd.replicas);
    disruptionBudget(this, tikv, cluster, size.tikv.replicas);
  }

  private connect(id: string, client: Workload, server: Workload, ports: Edge['ports'], protocol: string): void {
    new Edge(this, id, { client, server, ports, protocol });
  }
}

/** One pod may be evicted at a time, where there are several: the operator makes no budget itself. */
export function disruptionBudget(scope: Construct, pods: Workload, cluster: string, replicas: number): void {
  if (replicas === 1) return;
  new k8s.KubePodDisruptionBudget(scope, `${pods.name}-budget`, {
    metadata: { name: pods.name, labels: labels({ name: 'tidb', instance: cluster, component: 'database' }) },
    spec: {
      maxUnavailable: k8s.IntOrString.fromNumber(1),
      // A pod that is broken anyway must not hold up the draining of a node.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: pods.podLabels },
    },
  });
}
