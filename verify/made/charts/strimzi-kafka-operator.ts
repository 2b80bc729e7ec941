import type { Manifest } from '../../manifest';
import { configMap, pod, port, serviceAccount } from '../shadow';
import type { Release } from './release';

/** Chart strimzi-kafka-operator 1.2: its names are fixed, and it has no Service. */
export const strimziKafkaOperator = ({ namespace }: Release): readonly Manifest[] => [
  pod(
    namespace,
    'strimzi-cluster-operator',
    { name: 'strimzi-cluster-operator', 'strimzi.io/kind': 'cluster-operator' },
    [port(8080, 'http')],
  ),
  configMap(namespace, 'strimzi-cluster-operator'),
  serviceAccount(namespace, 'strimzi-cluster-operator'),
];
