const cluster = (status: string, message: string) => ({
  spec: {},
  status: { conditions: [{ type: 'Ready', status, message }] },
});

/** What Argo CD makes of TidbClusters. */
export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  ['pingcap.com_TidbCluster', 'ready', cluster('True', 'TiDB cluster is fully up and running'), 'Healthy'],
  ['pingcap.com_TidbCluster', 'with a store that is down', cluster('False', 'TiKV store(s) are not up'), 'Progressing'],
  ['pingcap.com_TidbCluster', 'without a word about its readiness', { status: { conditions: [] } }, 'Progressing'],
  ['pingcap.com_TidbCluster', 'before its first condition', { status: { pd: {} } }, 'Progressing'],
];
