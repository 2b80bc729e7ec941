import { KafkaCluster } from '../../constructs/messaging/kafka';
import type { KafkaSize } from '../../constructs/messaging/kafka';
import { images } from '../catalogue';
import { queue } from './queue';

/** Kafka under Strimzi. */
export const kafka = queue<'kafka', KafkaSize>({
  protocol: 'kafka',
  // KEDA asks it how much waits for whom; Velero takes its volumes.
  requires: ['strimzi', 'keda', 'velero'],
  podSecurity: 'restricted',
  sizes: {
    small: {
      nodes: 1,
      partitions: 3,
      heap: '320m',
      node: { requests: { cpu: '100m', memory: '640Mi' }, limits: { memory: '1Gi' } },
      topicOperator: { requests: { cpu: '20m', memory: '160Mi' }, limits: { memory: '256Mi' } },
      userOperator: { requests: { cpu: '20m', memory: '160Mi' }, limits: { memory: '256Mi' } },
      volume: '2Gi',
    },
    full: {
      nodes: 3,
      partitions: 6,
      heap: '512m',
      node: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '2Gi' } },
      topicOperator: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '256Mi' } },
      userOperator: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '256Mi' } },
      volume: '10Gi',
    },
  },
  create: (scope, id, { size, storageClass, operator, velero, measured }) =>
    new KafkaCluster(scope, id, {
      size,
      storageClass,
      image: images.kafka,
      operator: operator('strimzi'),
      velero: velero(),
      measured,
    }),
});
