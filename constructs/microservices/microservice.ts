import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import type { Gateway } from '../ingress/gateway';
import type { TraceEndpoint } from '../observability/trace-collector';
import type { Connection, Protocol } from '../shared/connection';
import { ConnectionCheck } from '../shared/connection-check';
import { deploymentSpec, GracefulDeployment } from '../shared/deployment';
import type { DeploymentSize } from '../shared/deployment';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import { labels, selectorLabels } from '../shared/labels';
import type { LabelProps } from '../shared/labels';
import { mountConnection } from '../shared/mount';
import { TokenlessServiceAccount } from '../shared/service-account';
import { Workload } from '../shared/workload';
import { connectionsOf } from './connections';
import { grpcPort, metricsPort } from './grpc';
import type { GrpcEndpoint } from './grpc';
import { grpcContainer } from './grpc-container';
import type { Lag } from './lag-scaling';
import { Scaling } from './scaling';
import { GrpcWebRoute } from './route';
import type { RouteProps } from './route';

/** What a profile decides about a service. */
export type MicroserviceSize = DeploymentSize;

export interface MicroserviceProps {
  /** Repository and exact tag or digest. */
  readonly image: string;
  readonly size: MicroserviceSize;
  /** The database that is its own: `DB_...`, and `SEARCH_...` for Elasticsearch. @default - none */
  readonly store?: Connection<Exclude<Protocol, 'kafka' | 'nats' | 's3'>>;
  /** What it may lose: `CACHE_...`. @default - none */
  readonly cache?: Connection<'memcached' | 'redis-sentinel'>;
  /** The queue that it reads: `QUEUE_...`. @default - none */
  readonly consumes?: Connection<'kafka' | 'nats'>;
  /** Queues that it writes to, by the service that reads them: `POINT_QUEUE_...`. @default - none */
  readonly publishes?: Readonly<Record<string, Connection<'kafka' | 'nats'>>>;
  /** Where it keeps files: `S3_...`. @default - none */
  readonly bucket?: Connection<'s3'>;
  /** Services that it calls: `<NAME>_URL`. @default - none */
  readonly calls?: readonly GrpcEndpoint[];
  /** Where browsers reach it, by gRPC-Web under `/<name>/`. @default - only services call it */
  readonly gateway?: Gateway;
  /** How browsers' calls are treated on their way. @default - as calls that end soon and may change something */
  readonly route?: RouteProps;
  /**
   * The pods of KEDA's operator: what reads from Kafka is scaled by what waits for it there. To be given with such a queue.
   * @default - a service is scaled by its load
   */
  readonly keda?: Workload;
  /** Where it sends the traces of its calls: `OTEL_...`. @default - nowhere */
  readonly traces?: TraceEndpoint;
  /** Keeps asking everything that it connects to whether it answers. @default false */
  readonly checks?: boolean;
}

/** A gRPC service: hardened pods, what they may talk to, how they scale, and the door for browsers. */
export class Microservice extends Construct {
  /** What callers connect to. */
  readonly api: GrpcEndpoint;
  private readonly pods: Workload;

  /** @param id name of the service and of everything that is made for it */
  constructor(scope: Construct, id: string, props: MicroserviceProps) {
    super(scope, id);
    const identity: LabelProps = { name: id, component: 'service' };
    const metadata = { name: id, labels: labels(identity), annotations: inPhase('workload') };
    this.pods = new Workload(this, 'pods', {
      name: id,
      podLabels: selectorLabels(identity),
      metrics: [{ job: 'shop', ...metricsPort }],
    });
    this.api = { name: id, url: `http://${id}.${this.pods.namespace}.svc:${String(grpcPort.port)}`, server: this.pods };
    const account = new TokenlessServiceAccount(this, 'account', identity).name;
    const mounts = connectionsOf(props).map(([role, connection]) => mountConnection(role, connection));
    const { image, size, calls = [], traces } = props;
    const container = grpcContainer(id, calls, mounts, traces);
    const spec = deploymentSpec({ identity, account, image, size, container, mounts });
    new GracefulDeployment(this, 'deployment', { metadata, spec });
    new k8s.KubeService(this, 'service', { metadata, spec: serviceSpec(identity) });
    new Scaling(this, 'scaling', { identity, replicas: size.replicas, lag: lagOf(props) });
    this.connect(props);
    const { replicas, resources } = size;
    new Footprint(this, 'footprint', [{ workload: id, replicas: replicas.min, containers: [resources] }]);
  }

  private connect(props: MicroserviceProps): void {
    const { calls = [], gateway, route, traces, checks = false } = props;
    const client = this.pods;
    for (const [role, connection] of connectionsOf(props)) {
      Edge.connect(this, role, client, connection);
      const name = `${this.api.name}-${role}-check`;
      if (checks) new ConnectionCheck(this, `${role}-check`, { name, connection });
    }
    for (const { name, server } of calls) {
      new Edge(this, `calls-${name}`, { client, server, ports: [grpcPort], protocol: 'grpc' });
    }
    if (traces !== undefined) new Edge(this, 'traces', { client, ...traces, protocol: 'otlp' });
    if (gateway !== undefined) new GrpcWebRoute(this, 'route', { service: this.api, gateway, ...route });
  }
}

/** Only Kafka tells KEDA how much of a topic waits for whom. */
function lagOf({ consumes, keda }: MicroserviceProps): Lag | undefined {
  return consumes === undefined || keda === undefined || !isKafka(consumes) ? undefined : { queue: consumes, keda };
}

const isKafka = (queue: Connection<'kafka' | 'nats'>): queue is Connection<'kafka'> => queue.protocol === 'kafka';

function serviceSpec(identity: LabelProps): k8s.ServiceSpec {
  return {
    type: 'ClusterIP',
    selector: selectorLabels(identity),
    ports: [
      {
        name: 'grpc',
        port: grpcPort.port,
        targetPort: k8s.IntOrString.fromString('grpc'),
        protocol: 'TCP',
        // The one value that Contour takes for cleartext HTTP/2; with any other it would speak HTTP/1.1.
        appProtocol: 'kubernetes.io/h2c',
      },
      { name: 'metrics', port: metricsPort.port, targetPort: k8s.IntOrString.fromString('metrics'), protocol: 'TCP' },
    ],
  };
}
