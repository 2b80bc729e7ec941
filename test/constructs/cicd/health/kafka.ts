/** Kind, situation, resource, health. */
export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  [
    'kafka.strimzi.io_KafkaNodePool',
    'with all nodes',
    { spec: { replicas: 3 }, status: { nodeIds: [0, 1, 2] } },
    'Healthy',
  ],
  ['kafka.strimzi.io_KafkaNodePool', 'growing', { spec: { replicas: 3 }, status: { nodeIds: [0] } }, 'Progressing'],
  [
    'kafka.strimzi.io_KafkaNodePool',
    'seen, without a node',
    { spec: { replicas: 1 }, status: { observedGeneration: 1 } },
    'Progressing',
  ],
];
