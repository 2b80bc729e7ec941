const replicaSet = (state: string, observedGeneration = 2, message = '') => ({
  metadata: { generation: 2 },
  spec: {},
  status: { state, observedGeneration, ready: 1, size: 3, message },
});

/** What Argo CD makes of MongoDB: kind, situation, object, health. */
export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  ['psmdb.percona.com_PerconaServerMongoDB', 'ready', replicaSet('ready'), 'Healthy'],
  ['psmdb.percona.com_PerconaServerMongoDB', 'ready as it was before a change', replicaSet('ready', 1), 'Progressing'],
  ['psmdb.percona.com_PerconaServerMongoDB', 'starting', replicaSet('initializing'), 'Progressing'],
  ['psmdb.percona.com_PerconaServerMongoDB', 'stopping', replicaSet('stopping'), 'Progressing'],
  ['psmdb.percona.com_PerconaServerMongoDB', 'in error', replicaSet('error', 1, 'wrong options'), 'Degraded'],
  ['psmdb.percona.com_PerconaServerMongoDB', 'paused by a person', replicaSet('paused'), 'Suspended'],
  ['psmdb.percona.com_PerconaServerMongoDB', 'with an empty status', { spec: {}, status: {} }, 'Progressing'],
];
