import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

/** What the operator can do besides, and how it is told to do it otherwise. */
const unused = [
  'Kafka.spec.clientsCa',
  'Kafka.spec.clusterCa',
  'Kafka.spec.cruiseControl',
  'Kafka.spec.kafkaExporter',
  'Kafka.spec.entityOperator.template',
  ...['topicOperator', 'userOperator'].flatMap((operator) =>
    ['livenessProbe', 'readinessProbe', 'logging', 'jvmOptions'].map(
      (field) => `Kafka.spec.entityOperator.${operator}.${field}`,
    ),
  ),
  'Kafka.spec.entityOperator.topicOperator.startupProbe',
  'Kafka.spec.kafka.listeners.configuration',
  'Kafka.spec.kafka.listeners.networkPolicyPeers',
  ...[
    'jmxOptions',
    'jvmOptions',
    'livenessProbe',
    'logging',
    'metricsConfig',
    'quotas',
    'rack',
    'readinessProbe',
    'template',
    'tieredStorage',
  ].map((field) => `Kafka.spec.kafka.${field}`),
  ...[
    'initContainer',
    'kafkaContainer',
    'perPodIngress',
    'perPodRoute',
    'perPodService',
    'persistentVolumeClaim',
    'podSet',
  ].map((part) => `KafkaNodePool.spec.template.${part}`),
  ...['affinity', 'hostAliases', 'imagePullSecrets', 'templatedVolumes', 'volumes'].map(
    (field) => `KafkaNodePool.spec.template.pod.${field}`,
  ),
  'KafkaUser.spec.template',
];

export const kafka: System = {
  id: 'kafka',
  kinds: { 'kafka.strimzi.io': ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'] },
  crds: {
    ...folder(
      'strimzi/strimzi-kafka-operator',
      charts.strimzi.version,
      'helm-charts/helm3/strimzi-kafka-operator/crds',
    ),
    files: ['040-Crd-kafka.yaml', '043-Crd-kafkatopic.yaml', '044-Crd-kafkauser.yaml', '045-Crd-kafkanodepool.yaml'],
  },
  cut: unused,
  charts: [
    {
      name: charts.strimzi.name,
      upstream: folder(
        'strimzi/strimzi-kafka-operator',
        charts.strimzi.version,
        'helm-charts/helm3/strimzi-kafka-operator',
      ),
    },
  ],
};
