import { kafka } from './queues/kafka';

/** Everything that may carry a service's messages. */
export const queues = { kafka } as const;

export type QueueName = keyof typeof queues;
