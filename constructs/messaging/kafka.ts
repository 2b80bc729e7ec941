import * as path from 'node:path';
import { Construct } from 'constructs';
import { Kafka, KafkaNodePool } from '../../imports/kafka.strimzi.io';
import { inPhase } from '../gitops/sync';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { exporterResources } from '../shared/exporter';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';
import type { VeleroSchedule } from '../storage/velero-schedule';
import { kafkaSpec, nodePoolSpec } from './kafka-spec';
import { KafkaTopic } from './kafka-topic';
import { assertTopicName } from './queue';
import type { Queue } from './queue';

/** What a profile decides about a Kafka cluster. */
export interface KafkaSize {
  /** Each is a broker and a controller: 1, or an odd number of at least 3, of which the smaller half may fail. */
  readonly nodes: number;
  /** Partitions of each topic: at most so many pods of its consumer share the work. */
  readonly partitions: number;
  /** Java heap of each node, e.g. `512m`; the rest of the memory caches files. */
  readonly heap: string;
  readonly node: Resources;
  /** Makes topics. */
  readonly topicOperator: Resources;
  /** Makes users. */
  readonly userOperator: Resources;
  /** Size of each node's volume, e.g. `10Gi`. */
  readonly volume: string;
}

export interface KafkaProps {
  readonly size: KafkaSize;
  readonly storageClass: string;
  /** Strimzi's image of Kafka, `...-kafka-x.y.z`: the operator wants the version and adds the rest; the whole is for clients. */
  readonly image: string;
  /** The pods of Strimzi. */
  readonly operator: Workload;
  /** What saves the volumes. */
  readonly velero: VeleroSchedule;
  /** The nodes tell Prometheus how they are, and one more pod how much waits for whom. @default false */
  readonly measured?: boolean;
}

const checkScript = path.join(__dirname, 'scripts', 'kafka-check.sh');

const controlPlane = { port: 9090 };
const replication = { port: 9091 };
const agent = { port: 8443 };
const tls = { port: 9093 };
const prometheus = { port: 9404 };

/**
 * A Kafka cluster under Strimzi, without ZooKeeper: one pool of nodes that are broker and controller. Clients come through TLS,
 * log in by SCRAM and may do what their user's list says. One a namespace: pool and topics bear no name of the cluster.
 */
export class KafkaCluster extends Construct implements Queue<'kafka'> {
  /** The nodes. */
  readonly pods: Workload;
  private readonly name: string;
  private readonly props: KafkaProps;

  /** @param id name of the custom resource: `<id>-kafka-bootstrap` is its Service; at most 40 characters */
  constructor(scope: Construct, id: string, props: KafkaProps) {
    super(scope, id);
    assertShape(id, props.size);
    this.name = id;
    this.props = props;
    const { measured = false } = props;
    const cluster = { 'strimzi.io/cluster': id };
    this.pods = new Workload(this, 'pods', {
      name: id,
      podLabels: { ...cluster, 'strimzi.io/name': `${id}-kafka` },
      metrics: measured ? [{ job: 'kafka', ...prometheus }] : [],
    });
    const entityOperator = new Workload(this, 'entity-operator', {
      name: `${id}-entity-operator`,
      podLabels: { ...cluster, 'strimzi.io/name': `${id}-entity-operator` },
    });
    const metadata = {
      labels: labels({ name: 'kafka', instance: id, component: 'queue' }),
      annotations: inPhase('data'),
    };
    new KafkaNodePool(this, 'nodes', {
      metadata: { ...metadata, name: 'nodes', labels: { ...metadata.labels, ...cluster } },
      spec: nodePoolSpec(id, props),
    });
    new Kafka(this, 'cluster', { metadata: { ...metadata, name: id }, spec: kafkaSpec(props) });
    this.connectPods(entityOperator);
    new Footprint(this, 'footprint', footprint(id, props));
    props.velero.save(this, { store: id, belongings: cluster });
    protect(this);
    // Goes with Prometheus: it keeps nothing.
    if (measured) this.watchLag();
  }

  /** Adds a topic, and one for the messages that its consumer could not work off. */
  topic(name: string): KafkaTopic {
    assertTopicName(name);
    const { nodes, partitions } = this.props.size;
    return new KafkaTopic(this, `topic-${name}`, { name, cluster: this.name, nodes, partitions, server: this.server });
  }

  private get server(): Connection<'kafka'> {
    return {
      protocol: 'kafka',
      host: `${this.name}-kafka-bootstrap.${this.pods.namespace}.svc`,
      port: tls.port,
      // Bootstrap and brokers are the same pods, on the same port.
      servers: [{ pods: this.pods, ports: [tls] }],
      ca: { secretName: `${this.name}-cluster-ca-cert`, key: 'ca.crt' },
      check: { image: this.props.image, script: checkScript },
    };
  }

  /** The pod that Strimzi adds: it asks the nodes as one of its own. */
  private watchLag(): void {
    const name = `${this.name}-kafka-exporter`;
    const exporter = new Workload(this, 'exporter', {
      name,
      podLabels: { 'strimzi.io/cluster': this.name, 'strimzi.io/name': name },
      metrics: [{ job: 'kafka-exporter', ...prometheus }],
    });
    new Edge(this, 'lag', { client: exporter, server: this.pods, ports: [replication], protocol: 'kafka' });
  }

  private connectPods(entityOperator: Workload): void {
    const { pods, props } = this;
    const nodes = [controlPlane, replication];
    new Edge(this, 'replication', { client: pods, server: pods, ports: nodes, protocol: 'replication' });
    new Edge(this, 'operation', {
      client: props.operator,
      server: pods,
      ports: [...nodes, agent],
      protocol: 'operator',
    });
    new Edge(this, 'entities', { client: entityOperator, server: pods, ports: [replication], protocol: 'operator' });
    // The nodes read their certificates out of Secrets themselves; the entity operator watches topics and users.
    pods.allowToKubernetesApi();
    entityOperator.allowToKubernetesApi();
  }
}

function assertShape(id: string, { nodes }: KafkaSize): void {
  assertNameLength('the name of a Kafka cluster', id, 40);
  if (nodes % 2 === 0) {
    throw new Error(`'size.nodes' of a Kafka cluster must be odd to keep a quorum of controllers, got ${nodes}`);
  }
}

function footprint(name: string, { size, measured = false }: KafkaProps) {
  const { nodes, node, topicOperator, userOperator, volume } = size;
  return [
    { workload: `${name}-nodes`, replicas: nodes, containers: [node], volumes: [volume] },
    { workload: `${name}-entity-operator`, replicas: 1, containers: [topicOperator, userOperator] },
    ...(measured ? [{ workload: `${name}-kafka-exporter`, replicas: 1, containers: [exporterResources] }] : []),
  ];
}
