const ready = (status: string, message: string) => ({ status: { conditions: [{ type: 'Ready', status, message }] } });

/** Kind, situation, resource, health. */
export const cases = ['Account', 'Consumer', 'Stream'].flatMap(
  (kind) =>
    [
      [`jetstream.nats.io_${kind}`, 'made', ready('True', 'successfully created or updated'), 'Healthy'],
      [`jetstream.nats.io_${kind}`, 'refused by the server', ready('False', 'permissions violation'), 'Degraded'],
      [`jetstream.nats.io_${kind}`, 'begun', ready('Unknown', 'Starting reconciliation'), 'Progressing'],
    ] as const,
);
