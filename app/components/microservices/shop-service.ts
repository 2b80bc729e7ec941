import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { PodSecurity } from '../../../constructs/gitops/component';
import type { Topic } from '../../../constructs/messaging/queue';
import type { GrpcEndpoint } from '../../../constructs/microservices/grpc';
import { Microservice } from '../../../constructs/microservices/microservice';
import { Bucket } from '../../../constructs/storage/bucket';
import { VeleroSchedule } from '../../../constructs/storage/velero-schedule';
import type { Profile } from '../../profiles';
import { caches } from '../../caches';
import { queues } from '../../queues';
import { partNames } from '../../services';
import type { Service } from '../../services';
import { stores } from '../../stores';
import type { StoreName } from '../../stores';
import type { Platform } from './platform';

export interface ShopServiceProps {
  readonly service: Service;
  /** What keeps its data. @default - it keeps none */
  readonly store?: StoreName;
  /** What that is called. @default - the service's name and `-db`, or the store's where it is not the shipped one */
  readonly storeName?: string;
  readonly profile: Profile;
  readonly platform: Platform;
  /** The service's own image, exact. */
  readonly image: string;
  /** The services that it calls, built before. */
  readonly calls: readonly ShopService[];
  /** The services whose queues it writes to, built before. */
  readonly publishes: readonly ShopService[];
}

/** A service of the shop with all that is its own: one line of `app/services.ts`, built. */
export class ShopService extends Component {
  /** What callers connect to. */
  readonly api: GrpcEndpoint;
  /** Where others leave messages for it. */
  private readonly topic?: Topic;

  constructor(testbed: Construct, name: string, props: ShopServiceProps) {
    const { service, profile, platform, image, storeName = defaultStoreName(name, props) } = props;
    const store = props.store === undefined ? undefined : stores[props.store];
    const queue = service.queue === undefined ? undefined : queues[service.queue];
    const cache = service.cache === undefined ? undefined : caches[service.cache];
    const podSecurity = weakest([store, cache, queue].map((one) => one?.podSecurity));
    const holdsData = (store ?? queue) !== undefined;
    super(testbed, name, { layer: 'microservices', podSecurity, holdsData });
    const schedule = holdsData && platform.velero && new VeleroSchedule(platform.velero, name, platform.backup);
    const saving = { ...platform, velero: () => required(schedule) };
    const parts = partNames(name, service);
    const backup = () => ({
      bucket: this.bucket(parts.backup, platform),
      ...platform.backup,
    });
    const database = store?.create(this, storeName, { ...saving, backup }).database(name.replaceAll('-', '_'));
    this.topic = queue?.create(this, parts.queue, saving).topic(name);
    this.api = new Microservice(this, name, {
      image,
      size: profile.service,
      store: database,
      cache: cache?.create(this, parts.cache, platform).connection,
      bucket: service.bucket === undefined ? undefined : this.bucket(parts.bucket, platform).connection,
      consumes: this.topic?.consumer(),
      publishes: Object.fromEntries(props.publishes.map((owner) => [owner.node.id, owner.publisher(this)])),
      calls: props.calls.map(({ api }) => api),
      gateway: platform.gateway,
      route: { streams: service.streams, idempotent: service.idempotent },
      keda: queue?.requires.includes('keda') ? platform.operator('keda') : undefined,
      traces: platform.traces,
      checks: profile.checks,
    }).api;
  }

  private bucket(name: string, { objectStore }: Platform): Bucket {
    return new Bucket(this, name, { store: objectStore() });
  }

  /** Lets another service leave messages. @throws when this one has no queue */
  private publisher(client: Component): ReturnType<Topic['publisher']> {
    if (this.topic === undefined) throw new Error(`${client.node.id} publishes to ${this.node.id}, which has no queue`);
    return this.topic.publisher(client);
  }
}

function required(schedule: VeleroSchedule | false | undefined): VeleroSchedule {
  if (!schedule) throw new Error('a store is saved by Velero, which the settings leave off');
  return schedule;
}

/** Another store than the shipped one has a name of its own: the first one's data stays when it is exchanged, with all its objects. */
function defaultStoreName(name: string, { service, store }: ShopServiceProps): string {
  return store === undefined || store === service.store ? `${name}-db` : `${name}-${store}`;
}

const levels: readonly PodSecurity[] = ['privileged', 'baseline', 'restricted'];

/** The one level that all pods of a namespace fit. */
function weakest(needed: readonly (PodSecurity | undefined)[]): PodSecurity {
  return levels.find((level) => needed.includes(level)) ?? 'restricted';
}
