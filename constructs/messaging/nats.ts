import * as path from 'node:path';
import { Construct } from 'constructs';
import { Certificate, CertificateSpecUsages } from '../../imports/cert-manager.io';
import { Account } from '../../imports/jetstream.nats.io';
import type { NatsValues } from '../../imports/values/nats';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import { CarriedSecret } from '../shared/carried-secret';
import type { SecretKey } from '../shared/carried-secret';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { exporterResources } from '../shared/exporter';
import type { Resources } from '../shared/footprint';
import { labels, selectorLabels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';
import type { VeleroSchedule } from '../storage/velero-schedule';
import { NatsAccounts } from './nats-accounts';
import { NatsTopic } from './nats-topic';
import { NatsUser } from './nats-user';
import { memoryLimit, natsValues } from './nats-values';
import type { ServerEnvironment } from './nats-values';
import { assertTopicName } from './queue';
import type { Queue } from './queue';

/** What a profile decides about a NATS cluster. */
export interface NatsSize {
  /** 1, or an odd number of at least 3, of which the smaller half may fail. */
  readonly servers: number;
  readonly server: Resources;
  /** Tells the server beside it when its configuration or certificate has changed. */
  readonly reloader: Resources;
  /** Size of each server's volume, e.g. `10Gi`. */
  readonly volume: string;
  /** What a topic may hold before its oldest messages go, e.g. `1Gi`; all topics must fit a volume. */
  readonly topic: string;
}

export interface NatsProps {
  readonly size: NatsSize;
  readonly storageClass: string;
  /** The server's chart, from the catalogue: nothing else installs one. */
  readonly chart: HelmReleaseProps<object>['chart'];
  /** An image with `nats`, the client. */
  readonly clientImage: string;
  /** Who signs the servers' certificate. */
  readonly issuer: Issuer;
  /** The pods of NACK. */
  readonly operator: Workload;
  /** What saves the volumes. */
  readonly velero: VeleroSchedule;
  /** An exporter beside each server tells Prometheus of it. @default false */
  readonly measured?: boolean;
}

const checkScript = path.join(__dirname, 'scripts', 'nats-check.sh');

const nats = { port: 4222 };
const routes = { port: 6222 };

/**
 * NATS servers with JetStream, from their chart, in the namespace of their owner; NACK makes the streams. Clients come through
 * TLS; each producer has an account of its own, from which it reaches the topics that it writes to, and nothing else.
 */
export class NatsCluster extends Construct implements Queue<'nats'> {
  /** The servers. */
  readonly pods: Workload;
  private readonly name: string;
  private readonly props: NatsProps;
  private readonly accounts: NatsAccounts;
  private readonly env: ServerEnvironment;
  private readonly tlsSecretName: string;
  private authoritySecret?: CarriedSecret;

  /** @param id name of the release, of its Service and of the connection that NACK uses; at most 40 characters */
  constructor(scope: Construct, id: string, props: NatsProps) {
    super(scope, id);
    assertShape(id, props.size);
    this.name = id;
    this.props = props;
    this.tlsSecretName = `${id}-tls`;
    const podLabels = selectorLabels({ name: 'nats', instance: id, component: 'nats' });
    const metrics = props.measured ? [{ job: 'nats', port: 7777 }] : [];
    this.pods = new Workload(this, 'pods', { name: id, podLabels, metrics });
    this.accounts = new NatsAccounts(this.pods.namespace);
    this.env = { GOMEMLIMIT: memoryLimit(props.size.server) };
    this.certificate();
    this.release();
    this.connectOperator();
    const { pods } = this;
    if (props.size.servers > 1) {
      new Edge(this, 'replication', { client: pods, server: pods, ports: [routes], protocol: 'replication' });
    }
    new Edge(this, 'operation', { client: props.operator, server: pods, ports: [nats], protocol: 'operator' });
    props.velero.save(this, { store: id, belongings: pods.podLabels });
    protect(this);
  }

  /** Adds a topic: a stream of the same name, with the topic as its only subject. */
  topic(name: string): NatsTopic {
    assertTopicName(name);
    const { name: cluster, accounts, env, server } = this;
    const { servers, topic: volume } = this.props.size;
    const queue = { cluster, accounts, env, server, authority: () => this.authority };
    return new NatsTopic(this, `topic-${name}`, { name, copies: servers < 3 ? 1 : 3, volume, queue });
  }

  private get server(): Connection<'nats'> {
    return {
      protocol: 'nats',
      host: `${this.name}.${this.pods.namespace}.svc`,
      port: nats.port,
      servers: [{ pods: this.pods, ports: [nats] }],
      ca: { secretName: this.tlsSecretName, key: 'ca.crt' },
      check: { image: this.props.clientImage, script: checkScript },
    };
  }

  /** The authority alone: who may read the Secret of the certificate may read the servers' key. */
  private get authority(): SecretKey {
    const key = 'ca.crt';
    this.authoritySecret ??= new CarriedSecret(this, 'authority', {
      name: `${this.name}-ca`,
      source: this,
      data: { [key]: { secretName: this.tlsSecretName, key } },
    });
    return { secretName: this.authoritySecret.secretName, key };
  }

  private certificate(): void {
    const { name, tlsSecretName } = this;
    const { leaf } = this.props.issuer;
    const { namespace } = this.pods;
    const servers = Array.from({ length: this.props.size.servers }, (_, index) => `${name}-${index}.${name}-headless`);
    new Certificate(this, 'certificate', {
      metadata: { name: tlsSecretName, annotations: inPhase('foundation') },
      spec: {
        ...leaf,
        // A server of a cluster is a client of the others.
        usages: [...(leaf.usages ?? []), CertificateSpecUsages.CLIENT_AUTH],
        secretName: tlsSecretName,
        dnsNames: [
          ...['', `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`].map(
            (end) => `${name}${end}`,
          ),
          ...servers.flatMap((server) => [server, `${server}.${namespace}.svc.cluster.local`]),
        ],
      },
    });
  }

  private release(): void {
    const { name, props, tlsSecretName, env } = this;
    const { chart, size, measured = false } = props;
    const containers = [size.server, size.reloader, ...(measured ? [exporterResources] : [])];
    new HelmRelease<NatsValues>(this, 'servers', {
      chart,
      releaseName: name,
      values: natsValues(props, { name, tlsSecretName, accounts: this.accounts.configuration, env }),
      clusterScopedKinds: [],
      pods: [{ workload: name, replicas: size.servers, containers, volumes: [size.volume] }],
    });
  }

  /** How NACK connects: an account in its words, which is a login here. */
  private connectOperator(): void {
    const { name, tlsSecretName, server } = this;
    const { credentials } = new NatsUser(this, 'nack', {
      name: 'nack',
      account: this.pods.namespace,
      permissions: { publish: ['$JS.API.>'], subscribe: ['_INBOX.>'] },
      queue: { cluster: name, accounts: this.accounts, env: this.env },
    });
    const { secretName, usernameKey, passwordKey } = credentials;
    new Account(this, 'account', {
      metadata: {
        name,
        labels: labels({ name: 'nats', instance: name, component: 'queue' }),
        annotations: inPhase('foundation'),
      },
      spec: {
        name,
        servers: [`tls://${server.host}:${String(server.port)}`],
        user: { secret: { name: secretName }, user: usernameKey, password: passwordKey },
        tls: { secret: { name: tlsSecretName }, ca: 'ca.crt' },
      },
    });
  }
}

function assertShape(id: string, { servers }: NatsSize): void {
  assertNameLength('the name of a NATS cluster', id, 40);
  if (servers % 2 === 0)
    throw new Error(`'size.servers' of a NATS cluster must be odd to keep a quorum, got ${servers}`);
}
