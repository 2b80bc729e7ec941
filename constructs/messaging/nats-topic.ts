import { Construct } from 'constructs';
import {
  Consumer,
  ConsumerSpecAckPolicy,
  ConsumerSpecDeliverPolicy,
  ConsumerSpecReplayPolicy,
  Stream,
  StreamSpecDiscard,
  StreamSpecRetention,
  StreamSpecStorage,
} from '../../imports/jetstream.nats.io';
import type { ConsumerSpec, StreamSpec } from '../../imports/jetstream.nats.io';
import { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import { CarriedSecret } from '../shared/carried-secret';
import type { SecretKey } from '../shared/carried-secret';
import type { Connection } from '../shared/connection';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { parseQuantity } from '../shared/quantity';
import { NatsUser } from './nats-user';
import type { NatsUserDirectory } from './nats-user';
import { assertAnotherNamespace } from './queue';
import type { Topic } from './queue';

export interface NatsTopicProps {
  readonly name: string;
  /** On how many servers each message lies. */
  readonly copies: number;
  /** What it may hold, e.g. `1Gi`. */
  readonly volume: string;
  readonly queue: NatsUserDirectory & {
    /** How to reach the servers, without a login. */
    readonly server: Connection<'nats'>;
    /** The authority of the servers, to be carried; it is made when somebody asks. */
    readonly authority: () => SecretKey;
  };
}

/** A stream that keeps the messages of one subject. */
export class NatsTopic extends Construct implements Topic<'nats'> {
  readonly name: string;
  private readonly props: NatsTopicProps;
  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: NatsTopicProps) {
    super(scope, id);
    this.name = props.name;
    this.props = props;
    const { namespace = '' } = Component.containing(this);
    this.namespace = namespace;
    new Stream(this, 'stream', {
      metadata: {
        name: this.name,
        labels: labels({ name: 'nats', instance: this.name, component: 'topic' }),
        annotations: inPhase('data'),
      },
      spec: streamSpec(props),
    });
    protect(this);
  }

  consumer(): Connection<'nats'> {
    const { name: stream, namespace, props } = this;
    const { cluster, server } = props.queue;
    const consumer = new Consumer(this, 'durable', {
      metadata: {
        name: `${stream}-${namespace}`,
        labels: labels({ name: 'nats', instance: stream, component: 'consumer' }),
        annotations: inPhase('schema'),
      },
      spec: consumerSpec(cluster, stream, namespace),
    });
    // Where it has come to would be lost with it.
    protect(consumer);
    const { credentials } = new NatsUser(this, 'consumer', {
      name: `${stream}-consumer`,
      account: namespace,
      permissions: { publish: pull(stream, namespace), subscribe: ['_INBOX.>'] },
      queue: props.queue,
    });
    return { ...server, credentials, facts: { STREAM: stream, SUBJECT: stream, CONSUMER: namespace } };
  }

  publisher(client: Component): Connection<'nats'> {
    assertAnotherNamespace(this.name, client, this.namespace);
    const { cluster, accounts, server, authority } = this.props.queue;
    const account = client.node.id;
    const { credentials: login } = new NatsUser(this, `publisher-${account}`, {
      name: `${this.name}-${account}`,
      account,
      // The inbox takes the server's answer, and lets a check write to itself: no one else is in this account.
      permissions: { publish: [this.name, '_INBOX.>'], subscribe: ['_INBOX.>'] },
      queue: this.props.queue,
    });
    accounts.share(this.name, account);
    const { secretName } = new CarriedSecret(client, `${cluster}-${this.name}`, {
      name: `${cluster}-${this.name}`,
      source: this,
      data: {
        username: { secretName: login.secretName, key: login.usernameKey },
        password: { secretName: login.secretName, key: login.passwordKey },
        'ca.crt': authority(),
      },
    });
    const credentials = { ...login, secretName };
    return { ...server, credentials, ca: { secretName, key: 'ca.crt' }, facts: { SUBJECT: this.name } };
  }
}

/** Asks for messages of one durable consumer, acknowledges them, and looks at both; a domain may stand before the name. */
function pull(stream: string, consumer: string): string[] {
  return [
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.CONSUMER.INFO.${stream}.${consumer}`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`,
    `$JS.ACK.${stream}.${consumer}.>`,
    `$JS.ACK.*.*.${stream}.${consumer}.>`,
  ];
}

function streamSpec({ name, copies, volume, queue }: NatsTopicProps): StreamSpec {
  return {
    name,
    account: queue.cluster,
    subjects: [name],
    storage: StreamSpecStorage.FILE,
    replicas: copies,
    retention: StreamSpecRetention.LIMITS,
    discard: StreamSpecDiscard.OLD,
    maxAge: '168h',
    maxBytes: parseQuantity(volume),
    // A producer that tries again within it, with the same id, is told that the message is there.
    duplicateWindow: '2m',
    // Else the messages would go with the custom resource.
    preventDelete: true,
  };
}

function consumerSpec(account: string, streamName: string, durableName: string): ConsumerSpec {
  return {
    streamName,
    durableName,
    account,
    filterSubject: streamName,
    deliverPolicy: ConsumerSpecDeliverPolicy.ALL,
    replayPolicy: ConsumerSpecReplayPolicy.INSTANT,
    ackPolicy: ConsumerSpecAckPolicy.EXPLICIT,
    ackWait: '30s',
    maxDeliver: 10,
    maxAckPending: 1000,
    preventDelete: true,
  };
}
