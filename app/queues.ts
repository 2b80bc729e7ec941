import { kafka } from './queues/kafka';
import { nats } from './queues/nats';

/** Everything that may carry a service's messages. */
export const queues = { kafka, nats } as const;

export type QueueName = keyof typeof queues;
