const cluster = (gatewayAvailable: string, readyTablets: number, observedGeneration = 2) => ({
  metadata: { generation: 2 },
  spec: { cells: [{ name: 'zone1' }], keyspaces: [{ name: 'order' }] },
  status: {
    observedGeneration,
    cells: { zone1: { gatewayAvailable } },
    keyspaces: { order: { desiredShards: 1, readyShards: 1, desiredTablets: 3, readyTablets } },
  },
});

export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  ['planetscale.com_VitessCluster', 'complete', cluster('True', 3), 'Healthy'],
  ['planetscale.com_VitessCluster', 'waiting for a tablet', cluster('True', 2), 'Progressing'],
  ['planetscale.com_VitessCluster', 'without a gateway', cluster('False', 3), 'Progressing'],
  ['planetscale.com_VitessCluster', 'changed and not seen again', cluster('True', 3, 1), 'Progressing'],
  [
    'planetscale.com_VitessCluster',
    'seen, with nothing to say',
    { ...cluster('True', 3), status: { observedGeneration: 2 } },
    'Progressing',
  ],
  [
    'planetscale.com_VitessCluster',
    'with a keyspace that nobody has looked at',
    { ...cluster('True', 3), status: { observedGeneration: 2, cells: { zone1: { gatewayAvailable: 'True' } } } },
    'Progressing',
  ],
];
