import { Construct } from 'constructs';
import { KafkaTopic as TopicResource } from '../../imports/kafka.strimzi.io';
import { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import { CarriedSecret } from '../shared/carried-secret';
import type { Connection } from '../shared/connection';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { copies } from './kafka-spec';
import { group, KafkaUser, topic } from './kafka-user';
import { assertAnotherNamespace } from './queue';
import type { Topic } from './queue';

export interface KafkaTopicProps {
  readonly name: string;
  /** Name of the Kafka cluster. */
  readonly cluster: string;
  readonly nodes: number;
  readonly partitions: number;
  /** How to reach the cluster, without a login. */
  readonly server: Connection<'kafka'>;
}

const days = (count: number): number => count * 24 * 60 * 60 * 1000;

/** A topic, and beside it one for the messages that its consumer gave up: `<name>.dead-letters`. */
export class KafkaTopic extends Construct implements Topic<'kafka'> {
  readonly name: string;
  private readonly deadLetters: string;
  private readonly props: KafkaTopicProps;
  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: KafkaTopicProps) {
    super(scope, id);
    this.name = props.name;
    this.deadLetters = `${props.name}.dead-letters`;
    this.props = props;
    const { namespace = '' } = Component.containing(this);
    this.namespace = namespace;
    this.declare('topic', this.name, props.partitions, days(7));
    // Few, and in no order: one partition. A person looks at them, so they stay longer.
    this.declare('dead-letters', this.deadLetters, 1, days(30));
    // With the custom resource goes the topic, and all that is in it.
    protect(this);
  }

  consumer(): Connection<'kafka'> {
    const { cluster, server } = this.props;
    const groupName = `${this.namespace}-${this.name}`;
    const { credentials } = new KafkaUser(this, 'consumer', {
      name: `${cluster}-${this.name}-consumer`,
      cluster,
      acls: [topic(this.name, 'Read'), group(groupName), topic(this.deadLetters, 'Write')],
    });
    const facts = { TOPIC: this.name, GROUP: groupName, DEAD_LETTER_TOPIC: this.deadLetters };
    return { ...server, credentials, facts };
  }

  publisher(client: Component): Connection<'kafka'> {
    assertAnotherNamespace(this.name, client, this.namespace);
    const { cluster, server } = this.props;
    const { credentials, secretName: login } = new KafkaUser(this, `publisher-${client.node.id}`, {
      name: `${cluster}-${this.name}-${client.node.id}`,
      cluster,
      acls: [topic(this.name, 'Write')],
    });
    const { secretName } = new CarriedSecret(client, `${cluster}-${this.name}`, {
      name: `${cluster}-${this.name}`,
      source: this,
      data: {
        username: { secretName: login, key: credentials.usernameKey },
        password: { secretName: login, key: credentials.passwordKey },
        'ca.crt': { secretName: `${cluster}-cluster-ca-cert`, key: 'ca.crt' },
      },
    });
    return {
      ...server,
      credentials: { ...credentials, secretName },
      ca: { secretName, key: 'ca.crt' },
      facts: { TOPIC: this.name },
    };
  }

  private declare(id: string, name: string, partitions: number, retention: number): void {
    const { cluster, nodes } = this.props;
    const { all, confirmed } = copies(nodes);
    new TopicResource(this, id, {
      metadata: {
        name,
        labels: { ...labels({ name: 'kafka', instance: name, component: 'topic' }), 'strimzi.io/cluster': cluster },
        annotations: inPhase('schema'),
      },
      spec: {
        partitions,
        replicas: all,
        config: { 'min.insync.replicas': confirmed, 'retention.ms': retention },
      },
    });
  }
}
