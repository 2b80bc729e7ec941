const alertmanager = (status: string, reason: string, observedGeneration = 2) => ({
  metadata: { generation: 2 },
  status: {
    conditions: [{ type: 'Available', status, reason, message: 'pod alertmanager-main-0: x', observedGeneration }],
  },
});

/** What Argo CD makes of Alertmanagers. */
export const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  ['monitoring.coreos.com_Alertmanager', 'with all pods', alertmanager('True', ''), 'Healthy'],
  ['monitoring.coreos.com_Alertmanager', 'with some pods', alertmanager('Degraded', 'SomePodsNotReady'), 'Progressing'],
  ['monitoring.coreos.com_Alertmanager', 'that starts', alertmanager('False', 'NoPodReady'), 'Progressing'],
  ['monitoring.coreos.com_Alertmanager', 'that the operator cannot make', alertmanager('False', 'Failed'), 'Degraded'],
  ['monitoring.coreos.com_Alertmanager', 'that has changed since', alertmanager('True', '', 1), 'Progressing'],
  [
    'monitoring.coreos.com_Alertmanager',
    'without a word about its pods',
    { status: { conditions: [] } },
    'Progressing',
  ],
  ['monitoring.coreos.com_Alertmanager', 'before its first condition', { status: { replicas: 0 } }, 'Progressing'],
];
