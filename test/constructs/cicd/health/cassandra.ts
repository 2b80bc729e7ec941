const cluster = (progress: string, more: object = {}) => ({
  metadata: { generation: 2 },
  spec: { cassandra: { datacenters: [{ metadata: { name: 'db' } }] } },
  status: {
    error: 'None',
    observedGeneration: 2,
    datacenters: { db: { cassandra: { cassandraOperatorProgress: progress } } },
    ...more,
  },
});

export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  ['k8ssandra.io_K8ssandraCluster', 'ready', cluster('Ready'), 'Healthy'],
  ['k8ssandra.io_K8ssandraCluster', 'updating', cluster('Updating'), 'Progressing'],
  [
    'k8ssandra.io_K8ssandraCluster',
    'ready as it was declared before',
    cluster('Ready', { observedGeneration: 1 }),
    'Progressing',
  ],
  ['k8ssandra.io_K8ssandraCluster', 'without its datacenter', cluster('Ready', { datacenters: {} }), 'Progressing'],
  ['k8ssandra.io_K8ssandraCluster', 'failed', cluster('Ready', { error: 'no such Secret' }), 'Degraded'],
  ['k8ssandra.io_K8ssandraCluster', 'with an empty status', { ...cluster('Ready'), status: {} }, 'Progressing'],
  [
    'medusa.k8ssandra.io_MedusaBackupSchedule',
    'waiting for its time',
    { status: { nextSchedule: '2026-01-02T01:00:00Z' } },
    'Healthy',
  ],
  ['medusa.k8ssandra.io_MedusaBackupSchedule', 'with an empty status', { status: {} }, 'Progressing'],
];
