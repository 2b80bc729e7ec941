import { caches } from './caches';
import type { CacheName } from './caches';
import { queues } from './queues';
import type { QueueName } from './queues';
import { stores } from './stores';
import type { StoreName, StoreOf, StoreProtocol } from './stores';

/** What a service of the shop is made of, and whom it talks to. */
export interface Service<Name extends string = string> {
  /** A gRPC service, or static files for browsers. */
  readonly kind: 'grpc' | 'web-ui';
  /** Where it keeps its data, unless the settings choose another that speaks the same. @default - it keeps none */
  readonly store?: StoreName;
  /** What holds what it can lose. @default - nothing */
  readonly cache?: CacheName;
  /** It keeps files: a bucket of this name, after its own. @default - none */
  readonly bucket?: string;
  /** What brings it messages: a topic of its own name. @default - nothing */
  readonly queue?: QueueName;
  /** Services that it calls. */
  readonly calls: readonly Name[];
  /** Services whose queues it writes to. */
  readonly publishes: readonly Name[];
  /** Some of its answers are streams. */
  readonly streams: boolean;
  /** It only reads: a call that is made twice does no harm. */
  readonly idempotent: boolean;
}

interface ServiceDefinition<P extends StoreProtocol, Name extends string> extends Partial<
  Pick<Service<Name>, 'cache' | 'bucket' | 'queue' | 'calls' | 'publishes' | 'streams' | 'idempotent'>
> {
  /** What its code speaks to its store. */
  readonly speaks: P;
  readonly store: StoreOf<P>;
}

/** A store that does not speak what the code of the service speaks does not compile. */
export function service<P extends StoreProtocol, const Name extends string = never>({
  store,
  cache,
  bucket,
  queue,
  calls = [],
  publishes = [],
  streams = false,
  idempotent = false,
}: ServiceDefinition<P, Name>): Service<Name> {
  return { kind: 'grpc', store, cache, bucket, queue, calls, publishes, streams, idempotent };
}

/** Where a browser finds what calls the others. */
const webUi: Service<never> = { kind: 'web-ui', calls: [], publishes: [], streams: false, idempotent: false };

const shop = {
  /** The shop's user interface: it calls every API from the browser. */
  admin: webUi,
  /** What a customer has chosen. */
  cart: service({ speaks: 'tikv', store: 'tikv', calls: ['order', 'product', 'user'] }),
  /** What customers say of products. */
  comment: service({ speaks: 'mongodb', store: 'mongodb' }),
  /** Where parcels are. */
  'delivery-status': service({ speaks: 'cql', store: 'cassandra', queue: 'nats', streams: true }),
  /** What customers buy: the one that tells the others. */
  order: service({
    speaks: 'mysql',
    store: 'tidb',
    calls: ['payment-info', 'product', 'user'],
    publishes: ['delivery-status', 'point'],
  }),
  /** How customers pay: cards and accounts. */
  'payment-info': service({ speaks: 'postgres', store: 'postgresql' }),
  /** Loyalty points: earned when an order arrives. */
  point: service({ speaks: 'postgres', store: 'yugabytedb', cache: 'memcached', queue: 'kafka' }),
  /** What there is to buy, with pictures. */
  product: service({ speaks: 'mysql', store: 'xtradb-cluster', bucket: 'images' }),
  /** How customers like products. */
  rate: service({ speaks: 'redis-sentinel', store: 'redis', calls: ['comment'] }),
  /** Finds products. */
  search: service({ speaks: 'elasticsearch', store: 'elasticsearch', idempotent: true }),
  /** Who the customers are. */
  user: service({ speaks: 'mysql', store: 'innodb-cluster', calls: ['payment-info'] }),
};

export type ServiceName = keyof typeof shop;

/** The shop. */
export const services: Readonly<Record<ServiceName, Service<ServiceName>>> = shop;

/** Which store each service that has one is built on. */
export type StoreChoices = Readonly<Partial<Record<ServiceName, StoreName>>>;

/** Components and other services that a service cannot run without; a test holds them against what is drawn. */
export function requiresOf(name: ServiceName, choices: StoreChoices = {}): string[] {
  const { store: shipped, cache, bucket, queue, calls, publishes } = services[name];
  const store = choices[name] ?? shipped;
  const needed = [
    ...(store === undefined ? [] : stores[store].requires),
    ...(cache === undefined ? [] : caches[cache].requires),
    ...(bucket === undefined ? [] : ['object-store']),
    ...(queue === undefined ? [] : queues[queue].requires),
    ...calls,
    ...publishes,
  ];
  return [...new Set(needed)];
}

/** What the parts of a service are called beside its store, in its namespace or, of a queue, in that of whoever uses it. */
export function partNames(name: string, { bucket = 'bucket' }: Pick<Service, 'bucket'>) {
  return { backup: `${name}-backup`, bucket: `${name}-${bucket}`, cache: `${name}-cache`, queue: `${name}-queue` };
}

/** The services in an order in which each comes after those that it calls or writes to. */
export function inOrderOfCalls(): ServiceName[] {
  const ordered = new Set<ServiceName>();
  const add = (name: ServiceName) => {
    const { calls, publishes } = services[name];
    for (const other of [...calls, ...publishes]) if (!ordered.has(other)) add(other);
    ordered.add(name);
  };
  for (const name of Object.keys(services) as ServiceName[]) add(name);
  return [...ordered];
}
