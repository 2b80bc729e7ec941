import type { Component } from '../gitops/component';
import type { Connection } from '../shared/connection';

export type QueueProtocol = 'kafka' | 'nats';

/** What every queue offers, whatever it speaks. */
export interface Queue<P extends QueueProtocol = QueueProtocol> {
  /**
   * Adds a topic.
   *
   * @param name lower-case letters, digits and `-`
   * @throws when the name is another
   */
  topic(name: string): Topic<P>;
}

/** Messages of one kind: their one owner reads them, others write them. */
export interface Topic<P extends QueueProtocol = QueueProtocol> {
  readonly name: string;
  /** The login of the owner, in the queue's own namespace: its pods share the messages among themselves. To be asked for once. */
  consumer(): Connection<P>;
  /**
   * The login of one producer, in its own namespace. To be asked for once a client.
   *
   * @throws when the client lives in the queue's namespace
   */
  publisher(client: Component): Connection<P>;
}

/** Refuses what one of the products would not take as the name of a topic or of what is made for it. */
export function assertTopicName(name: string): void {
  if (!/^[a-z](?:[a-z0-9-]{0,28}[a-z0-9])?$/.test(name)) {
    throw new Error(
      `the name of a topic must be at most 30 lower-case letters, digits and '-', and begin with a letter, got '${name}'`,
    );
  }
}

/** A producer's login is carried into its namespace: who shares the queue's has that of the owner. */
export function assertAnotherNamespace(topic: string, client: Component, namespace: string): void {
  if (client.namespace === namespace) {
    throw new Error(
      `the publisher of topic '${topic}' must live outside of the queue's namespace '${namespace}', got '${client.node.id}': move it, or let the owner hand the message over`,
    );
  }
}
