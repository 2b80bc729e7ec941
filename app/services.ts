import { stores } from './stores';
import type { StoreName, StoreOf, StoreProtocol } from './stores';

/** What a service of the shop is made of, and whom it talks to. */
export interface Service<Name extends string = string> {
  /** A gRPC service, or static files for browsers. */
  readonly kind: 'grpc' | 'web-ui';
  /** Where it keeps its data, unless the settings choose another that speaks the same. @default - it keeps none */
  readonly store?: StoreName;
  /** Services that it calls. */
  readonly calls: readonly Name[];
}

interface ServiceDefinition<P extends StoreProtocol, Calls extends readonly string[]> {
  /** What its code speaks to its store. */
  readonly speaks: P;
  readonly store: StoreOf<P>;
  readonly calls?: Calls;
}

/** A store that does not speak what the code of the service speaks does not compile. */
function service<P extends StoreProtocol, const Calls extends readonly string[] = []>({
  store,
  calls,
}: ServiceDefinition<P, Calls>) {
  return { kind: 'grpc' as const, store: store as StoreName, calls: (calls ?? []) as Calls };
}

const webUi = { kind: 'web-ui', calls: [] } as const;

const shop = {
  /** The shop's user interface: it calls every API from the browser. */
  admin: webUi,
  /** How customers pay: cards and accounts. */
  'payment-info': service({ speaks: 'postgres', store: 'postgresql' }),
  /** Who the customers are. */
  user: service({ speaks: 'mysql', store: 'innodb-cluster', calls: ['payment-info'] }),
};

export type ServiceName = keyof typeof shop;

/** The shop, in an order in which each comes after those that it calls. */
export const services: Readonly<Record<ServiceName, Service<ServiceName>>> = shop;

/** Which store each service that has one is built on. */
export type StoreChoices = Readonly<Partial<Record<ServiceName, StoreName>>>;

/** Components and other services that a service cannot run without; a test holds them against what is drawn. */
export function requiresOf(name: ServiceName, choices: StoreChoices = {}): string[] {
  const { store: shipped, calls } = services[name];
  const store = choices[name] ?? shipped;
  return [...new Set([...(store === undefined ? [] : stores[store].requires), ...calls])];
}
