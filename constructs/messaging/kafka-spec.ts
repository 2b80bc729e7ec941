import {
  KafkaNodePoolSpecRoles,
  KafkaNodePoolSpecStorageType,
  KafkaNodePoolSpecStorageVolumesKraftMetadata,
  KafkaNodePoolSpecStorageVolumesType,
  KafkaSpecKafkaAuthorizationType,
  KafkaSpecKafkaListenersAuthenticationType,
  KafkaSpecKafkaListenersType,
} from '../../imports/kafka.strimzi.io';
import type { KafkaNodePoolSpec, KafkaSpec } from '../../imports/kafka.strimzi.io';
import { exporterResources } from '../shared/exporter';
import { savedVolumes } from '../shared/saved-volumes';
import type { KafkaProps } from './kafka';

/** On how many disks a message is kept, and on how many of them before its producer is told so. */
export function copies(nodes: number): { readonly all: number; readonly confirmed: number } {
  return nodes < 3 ? { all: 1, confirmed: 1 } : { all: 3, confirmed: 2 };
}

/** The part of the cluster that its nodes share. */
export function kafkaSpec({ size, image, measured = false }: KafkaProps): KafkaSpec {
  const { all, confirmed } = copies(size.nodes);
  return {
    kafka: {
      version: versionOf(image),
      listeners: [
        {
          name: 'tls',
          port: 9093,
          type: KafkaSpecKafkaListenersType.INTERNAL,
          tls: true,
          authentication: { type: KafkaSpecKafkaListenersAuthenticationType.SCRAM_HYPHEN_SHA_HYPHEN_512 },
        },
      ],
      authorization: { type: KafkaSpecKafkaAuthorizationType.SIMPLE },
      config: {
        'auto.create.topics.enable': false,
        'default.replication.factor': all,
        'min.insync.replicas': confirmed,
        'offsets.topic.replication.factor': all,
        'transaction.state.log.replication.factor': all,
        'transaction.state.log.min.isr': confirmed,
      },
      ...(measured ? { metricsConfig } : {}),
    },
    entityOperator: {
      topicOperator: { resources: size.topicOperator },
      userOperator: { resources: size.userOperator },
    },
    ...(measured ? { kafkaExporter } : {}),
  };
}

/** What the nodes tell: of all that Kafka counts, what alerts and dashboards read. */
const metricsConfig = {
  type: 'strimziMetricsReporter',
  values: {
    allowList: [
      'kafka_controller_kafkacontroller_.*',
      'kafka_server_replicamanager_.*',
      'kafka_server_brokertopicmetrics_.*',
    ],
  },
};

const kafkaExporter = { topicRegex: '.*', groupRegex: '.*', resources: exporterResources };

/** The nodes. */
export function nodePoolSpec(cluster: string, { size, storageClass }: KafkaProps): KafkaNodePoolSpec {
  const labelSelector = { matchLabels: { 'strimzi.io/cluster': cluster, 'strimzi.io/name': `${cluster}-kafka` } };
  return {
    replicas: size.nodes,
    roles: [KafkaNodePoolSpecRoles.CONTROLLER, KafkaNodePoolSpecRoles.BROKER],
    resources: size.node,
    jvmOptions: { xms: size.heap, xmx: size.heap },
    storage: {
      type: KafkaNodePoolSpecStorageType.JBOD,
      volumes: [
        {
          id: 0,
          type: KafkaNodePoolSpecStorageVolumesType.PERSISTENT_HYPHEN_CLAIM,
          size: size.volume,
          class: storageClass,
          deleteClaim: false,
          kraftMetadata: KafkaNodePoolSpecStorageVolumesKraftMetadata.SHARED,
        },
      ],
    },
    template: {
      pod: {
        metadata: { annotations: savedVolumes('data-0') },
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
        ],
      },
    },
  };
}

/** `4.3.1` of `registry:5000/strimzi/kafka:1.2.0-kafka-4.3.1@sha256:...`. */
function versionOf(image: string): string {
  const [, version] = /-kafka-(\d+\.\d+\.\d+)(?:@.*)?$/.exec(image) ?? [];
  if (version === undefined) {
    throw new Error(
      `the tag of 'image' of a Kafka cluster must end in '-kafka-' and the version of Kafka, got '${image}'`,
    );
  }
  return version;
}
