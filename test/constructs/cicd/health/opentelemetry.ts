const kind = 'opentelemetry.io_OpenTelemetryCollector';

const collector = (statusReplicas: string, observedGeneration = 2) => ({
  metadata: { generation: 2 },
  spec: { replicas: 2 },
  status: { observedGeneration, scale: { statusReplicas } },
});

/** Kind, situation, resource, health. */
export const cases = [
  [kind, 'complete', collector('2/2'), 'Healthy'],
  [kind, 'starting', collector('0/2'), 'Progressing'],
  [kind, 'one pod short', collector('1/2'), 'Progressing'],
  [kind, 'about to grow', collector('1/1'), 'Progressing'],
  [kind, 'without pods', collector('0/0'), 'Progressing'],
  [kind, 'changed since', collector('2/2', 1), 'Progressing'],
  [kind, 'with a count that nobody understands', collector(''), 'Progressing'],
  [kind, 'not looked at', { metadata: { generation: 1 }, spec: {}, status: { scale: {} } }, 'Progressing'],
] as const;
