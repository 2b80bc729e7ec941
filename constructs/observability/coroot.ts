import { Construct } from 'constructs';
import { Coroot as CorootResource } from '../../imports/coroot.com';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { PodFootprint } from '../shared/footprint';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';
import { corootSpec, resourcesOf, volumeOf } from './coroot-spec';
import type { CorootImages } from './coroot-spec';

export interface CorootProps {
  readonly storageClass: string;
  readonly images: CorootImages;
  /** Nodes of the cluster: an agent runs on each. */
  readonly nodes: number;
}

/**
 * Coroot: a map of who talks to whom, which its agents see in the kernels of the nodes; nothing has to tell them. What they see it
 * keeps in a ClickHouse of its own. It asks nobody who they are, so a login has to stand before it.
 */
export class Coroot extends Construct {
  /** The pods of its pages, to which the agents send what they see. */
  readonly pods: Workload;
  readonly port = { port: 8080 };
  /** Name of the Service of its pages; the port is the same. */
  readonly service: string;

  /** @param id name of the custom resource, which begins the names of all that the operator makes */
  constructor(scope: Construct, id: string, { storageClass, images, nodes }: CorootProps) {
    super(scope, id);
    const part = (name: string, component: string) =>
      new Workload(this, name, {
        name: `${id}-${name}`,
        podLabels: {
          'app.kubernetes.io/managed-by': 'coroot-operator',
          'app.kubernetes.io/part-of': id,
          'app.kubernetes.io/component': component,
        },
      });
    this.pods = part('coroot', 'coroot');
    this.service = this.pods.name;
    const nodeAgents = part('node-agent', 'coroot-node-agent');
    const clusterAgent = part('cluster-agent', 'coroot-cluster-agent');
    const clickhouse = part('clickhouse', 'clickhouse');
    const keeper = part('clickhouse-keeper', 'clickhouse-keeper');
    clusterAgent.allowToKubernetesApi();
    for (const [client, server, port, protocol] of [
      [nodeAgents, this.pods, this.port.port, 'http'],
      [clusterAgent, this.pods, this.port.port, 'http'],
      [this.pods, clickhouse, 9000, 'clickhouse'],
      [clickhouse, keeper, 9181, 'clickhouse-keeper'],
    ] as const) {
      new Edge(client, `to-${server.name}`, { client, server, ports: [{ port }], protocol });
    }
    new CorootResource(this, 'resource', {
      metadata: {
        name: id,
        labels: labels({ name: 'coroot', instance: id, component: 'service-map' }),
        annotations: inPhase('data'),
      },
      spec: corootSpec(images, storageClass),
    });
    new Footprint(this, 'footprint', footprint(id, nodes));
    protect(this);
  }
}

function footprint(name: string, nodes: number): PodFootprint[] {
  const { server, nodeAgent, clusterAgent, clickhouse, keeper } = resourcesOf;
  return [
    { workload: `${name}-coroot`, replicas: 1, containers: [server], volumes: [volumeOf.server] },
    { workload: `${name}-node-agent`, replicas: nodes, daemon: true, containers: [nodeAgent] },
    { workload: `${name}-cluster-agent`, replicas: 1, containers: [clusterAgent, clusterAgent] },
    { workload: `${name}-clickhouse-shard-0`, replicas: 1, containers: [clickhouse], volumes: [volumeOf.clickhouse] },
    { workload: `${name}-clickhouse-keeper`, replicas: 1, containers: [keeper], volumes: [volumeOf.keeper] },
  ];
}
