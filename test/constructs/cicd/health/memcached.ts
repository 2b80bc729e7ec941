const kind = 'memcached.c5c3.io_Memcached';

const pool = (generation: number, ...conditions: readonly object[]) => ({
  metadata: { generation },
  status: { conditions: conditions.map((condition) => ({ observedGeneration: 1, message: '', ...condition })) },
});
const ready = { type: 'Ready', status: 'True' };

export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  [kind, 'ready', pool(1, { type: 'Degraded', status: 'False' }, ready), 'Healthy'],
  [kind, 'ready before the last change', pool(2, ready), 'Progressing'],
  [kind, 'not ready yet', pool(1, { type: 'Ready', status: 'False' }), 'Progressing'],
  [kind, 'degraded', pool(1, ready, { type: 'Degraded', status: 'True' }), 'Degraded'],
  [kind, 'degraded before the last change', pool(2, { type: 'Degraded', status: 'True' }), 'Progressing'],
  [kind, 'without a condition', { metadata: { generation: 1 }, status: {} }, 'Progressing'],
];
