const kind = 'pxc.percona.com_PerconaXtraDBCluster';

const cluster = (status: object) => ({ metadata: { generation: 2 }, spec: {}, status });

export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  [kind, 'ready', cluster({ state: 'ready', observedGeneration: 2, size: 5, ready: 5 }), 'Healthy'],
  [kind, 'ready before the last change', cluster({ state: 'ready', observedGeneration: 1 }), 'Progressing'],
  [kind, 'starting', cluster({ state: 'initializing', observedGeneration: 2, size: 5, ready: 2 }), 'Progressing'],
  [kind, 'not judged yet', cluster({ size: 0, ready: 0 }), 'Progressing'],
  [kind, 'paused', cluster({ state: 'paused', observedGeneration: 2 }), 'Suspended'],
  [kind, 'refused before it was observed', cluster({ state: 'error', message: ['too long'] }), 'Degraded'],
  [kind, 'stopping', cluster({ state: 'stopping', observedGeneration: 2 }), 'Degraded'],
];
