import { App } from 'cdk8s';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { NatsCluster } from '../../../constructs/messaging/nats';
import type { NatsProps, NatsSize } from '../../../constructs/messaging/nats';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart, issuer, resources, saving, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const reloader = { requests: { cpu: '1m', memory: '1Mi' }, limits: { memory: '2Mi' } };
const size: NatsSize = { servers: 3, server: resources, reloader, volume: '7Gi', topic: '1Gi' };

function cluster(overrides: Partial<NatsSize> = {}, id = 'cart-queue', measured = false) {
  const app = new App();
  const shop = component('cart', 'microservices', app);
  const authority = issuer(shop);
  const props: Required<NatsProps> = {
    size: { ...size, ...overrides },
    storageClass: 'fast',
    chart,
    clientImage: 'nats-box:1',
    issuer: authority,
    operator: stranger(shop, 'nack'),
    velero: saving(shop),
    measured,
  };
  const queue = new NatsCluster(shop, id, props);
  const values = () => HelmRelease.within(queue)[0]?.values as Rendered;
  return { app, shop, authority, queue, values, client: component('order', 'microservices', app) };
}

const { shop, authority, client, queue, values } = cluster();
const topic = queue.topic('order');
const consumer = topic.consumer();
const publisher = topic.publisher(client);
const { accounts } = values().config.merge;
const wave = ({ metadata }: Rendered) => Number(metadata.annotations['argocd.argoproj.io/sync-wave']);

test('its servers are of the size and class that it is given', () => {
  const { config, container, reloader: sidecar, fullnameOverride } = values();
  expect(fullnameOverride).toBe('cart-queue');
  expect(HelmRelease.within(queue)[0]).toMatchObject({ releaseName: 'cart-queue', chart });
  expect(config.cluster).toMatchObject({ enabled: true, replicas: 3 });
  expect(config.jetstream.fileStore.pvc).toMatchObject({ size: '7Gi', storageClassName: 'fast' });
  expect([container, sidecar].map(({ merge }) => merge.resources)).toEqual([resources, reloader]);
});

test('a single server is no cluster, and has one copy of each message', () => {
  const alone = cluster({ servers: 1 });
  alone.queue.topic('order');
  expect(alone.values().config.cluster).toEqual({ enabled: false });
  expect(find(alone.shop, 'Stream').spec.replicas).toBe(1);
  expect(find(shop, 'Stream').spec.replicas).toBe(3);
});

test('Go collects before the memory runs out', () => {
  expect(values().container.env.GOMEMLIMIT).toBe(String(Math.floor(256 * 2 ** 20 * 0.8)));
});

test("clients and servers verify one another's names against the authority", () => {
  const { secretName, dnsNames, usages } = find(shop, 'Certificate').spec;
  expect(dnsNames).toContain(consumer.host);
  expect(dnsNames).toContain('cart-queue-2.cart-queue-headless');
  expect(dnsNames).not.toContain('cart-queue-3.cart-queue-headless');
  expect(usages).toEqual([...(authority.leaf.usages ?? []), 'client auth']);
  const { config, tlsCA } = values();
  const tls = { enabled: true, secretName };
  expect([config.nats.tls, config.cluster.tls, tlsCA]).toEqual([tls, tls, { ...tls, key: 'ca.crt' }]);
  expect(consumer.ca).toEqual({ secretName, key: 'ca.crt' });
});

test('each login has a password of its own, of which the servers know a hash', () => {
  const { env } = values().container;
  const names = ['nack', 'order-consumer', 'order-order'];
  for (const name of names) {
    const secret = find(shop, 'ExternalSecret', `cart-queue-${name}`);
    expect(secret.spec.target.template.data).toMatchObject({
      username: name,
      password: '{{ .password }}',
      hash: '"{{ .password | bcrypt }}"',
    });
    const variable = `${name.replace('-', '_').toUpperCase()}_PASSWORD`;
    expect(env[variable].valueFrom.secretKeyRef).toEqual({ name: `cart-queue-${name}`, key: 'hash' });
  }
  const users = Object.values<Rendered>(accounts).flatMap((account) => account.users as Rendered[]);
  expect(users.map(({ user, password }) => `${String(user)} ${String(password)}`)).toEqual([
    'nack << $NACK_PASSWORD >>',
    'order-consumer << $ORDER_CONSUMER_PASSWORD >>',
    'order-order << $ORDER_ORDER_PASSWORD >>',
  ]);
});

test('only the owner of the queue has streams; a publisher reaches one subject of it, from an account of its own', () => {
  expect(accounts.cart).toMatchObject({ jetstream: true, exports: [{ service: 'order', accounts: ['order'] }] });
  expect(accounts.order.jetstream).toBeUndefined();
  expect(accounts.order.imports).toEqual([{ service: { account: 'cart', subject: 'order' } }]);
  expect(accounts.order.users[0].permissions.publish).toEqual(['order', '_INBOX.>']);
});

test('two publishers do not see one another, and one that writes to two topics has one account', () => {
  const other = cluster();
  const [orders, refunds] = ['order', 'refund'].map((name) => other.queue.topic(name));
  const second = component('billing', 'microservices', other.app);
  orders?.publisher(other.client);
  orders?.publisher(second);
  refunds?.publisher(other.client);
  const shared = other.values().config.merge.accounts;
  expect(shared.cart.exports).toEqual([
    { service: 'order', accounts: ['order', 'billing'] },
    { service: 'refund', accounts: ['order'] },
  ]);
  expect(shared.order.users.map(({ user }: Rendered) => user as string)).toEqual(['order-order', 'refund-order']);
  expect(shared.order.imports).toHaveLength(2);
  expect(shared.billing.imports).toHaveLength(1);
});

test('the consumer may take messages of its own durable consumer, and change nothing', () => {
  const { publish, subscribe } = accounts.cart.users[1].permissions as Record<string, string[]>;
  expect(subscribe).toEqual(['_INBOX.>']);
  expect(publish).toContain('$JS.API.CONSUMER.MSG.NEXT.order.cart');
  expect(publish).toContain('$JS.ACK.order.cart.>');
  expect(publish?.filter((subject) => !/\.order(\.cart(\.>)?)?$/.test(subject))).toEqual([]);
  expect(publish?.filter((subject) => /CREATE|DELETE|PURGE|UPDATE/.test(subject))).toEqual([]);
});

test('a stream keeps its messages on disks for a week, or until it is full', () => {
  expect(find(shop, 'Stream', 'order').spec).toMatchObject({
    name: 'order',
    subjects: ['order'],
    storage: 'file',
    retention: 'limits',
    maxAge: '168h',
    maxBytes: 2 ** 30,
    account: 'cart-queue',
  });
});

test('a message is delivered until it is acknowledged, ten times at most', () => {
  expect(find(shop, 'Consumer').spec).toMatchObject({
    streamName: 'order',
    durableName: 'cart',
    filterSubject: 'order',
    ackPolicy: 'explicit',
    ackWait: '30s',
    maxDeliver: 10,
    account: 'cart-queue',
  });
  expect(consumer.facts).toEqual({ STREAM: 'order', SUBJECT: 'order', CONSUMER: 'cart' });
  expect(publisher.facts).toEqual({ SUBJECT: 'order' });
});

test('NACK connects over TLS, with a login that speaks to JetStream only', () => {
  const { spec } = find(shop, 'Account', 'cart-queue');
  expect(spec).toEqual({
    name: 'cart-queue',
    servers: ['tls://cart-queue.cart.svc:4222'],
    user: { secret: { name: 'cart-queue-nack' }, user: 'username', password: 'password' },
    tls: { secret: { name: 'cart-queue-tls' }, ca: 'ca.crt' },
  });
  expect(accounts.cart.users[0].permissions).toEqual({ publish: ['$JS.API.>'], subscribe: ['_INBOX.>'] });
});

test("a publisher's login and authority are carried into its namespace, the servers' key is not readable there", () => {
  const secretName = 'cart-queue-order';
  expect(publisher.credentials).toEqual({ secretName, usernameKey: 'username', passwordKey: 'password' });
  expect(publisher.ca).toEqual({ secretName, key: 'ca.crt' });
  expect(find(client, 'ExternalSecret', secretName).spec.data).toEqual([
    { secretKey: 'username', remoteRef: { key: 'cart-queue-order-order', property: 'username' } },
    { secretKey: 'password', remoteRef: { key: 'cart-queue-order-order', property: 'password' } },
    { secretKey: 'ca_crt', remoteRef: { key: 'cart-queue-ca', property: 'ca.crt' } },
  ]);
  const [grant] = find(shop, 'Role', 'cart-queue-order-to-order').rules as Rendered[];
  expect(grant.resourceNames).toEqual(['cart-queue-ca', 'cart-queue-order-order']);
  expect(find(shop, 'ExternalSecret', 'cart-queue-ca').spec.data).toEqual([
    { secretKey: 'ca_crt', remoteRef: { key: 'cart-queue-tls', property: 'ca.crt' } },
  ]);
});

test('without a publisher the authority is carried nowhere', () => {
  const alone = cluster();
  alone.queue.topic('order').consumer();
  expect(render(alone.shop).filter(({ kind }) => kind === 'SecretStore')).toEqual([]);
});

test('fails when the publisher lives in the namespace of the queue', () => {
  expect(() => topic.publisher(shop)).toThrow(/must live outside of the queue's namespace 'cart', got 'cart'/);
});

test('its servers reach one another if there are several, and NACK reaches them', () => {
  const open = (of: NatsCluster) =>
    Edge.within(of).map(({ client: from, server, ports }) => `${from.name} ${server.name} ${String(ports[0]?.port)}`);
  expect(open(queue)).toEqual(['cart-queue cart-queue 6222', 'nack cart-queue 4222']);
  expect(open(cluster({ servers: 1 }).queue)).toEqual(['nack cart-queue 4222']);
  expect(consumer.servers).toEqual([{ pods: queue.pods, ports: [{ port: 4222 }] }]);
});

test('its pods fit the level restricted, and hold no token', () => {
  const { spec } = values().podTemplate.merge;
  expect(spec.automountServiceAccountToken).toBe(false);
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const part of ['container', 'reloader']) {
    expect(values()[part].merge.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  }
  expect(values().natsBox).toEqual({ enabled: false });
});

test('what holds data outlives its manifest, that of the chart too', () => {
  const sync = ({ metadata }: Rendered) => metadata.annotations['argocd.argoproj.io/sync-options'] as string;
  const kept = 'Prune=false,Delete=false';
  expect(['Stream', 'Consumer', 'Account'].map((kind) => sync(find(shop, kind)))).toEqual([kept, kept, kept]);
  for (const part of ['statefulSet', 'service', 'headlessService', 'configMap']) {
    expect(sync(values()[part].merge)).toBe(kept);
  }
  expect(['Stream', 'Consumer'].map((kind) => find(shop, kind).spec.preventDelete as boolean)).toEqual([true, true]);
});

test('the account comes first, then the stream, then its consumer', () => {
  const waves = ['Account', 'Stream', 'Consumer'].map((kind) => wave(find(shop, kind)));
  expect(waves).toEqual([0, 1, 2]);
});

test('its servers count with their disks', () => {
  expect(Footprint.within(queue)).toEqual([
    { workload: 'cart-queue', replicas: 3, containers: [resources, reloader], volumes: ['7Gi'] },
  ]);
});

test('fails with an even number of servers, and with a name too long for its Services', () => {
  expect(() => cluster({ servers: 2 })).toThrow(/must be odd to keep a quorum, got 2/);
  expect(() => cluster({}, 'x'.repeat(41))).toThrow(/at most 40 characters/);
  expect(() => queue.topic('Order')).toThrow(/at most 30 lower-case letters/);
});

describe('measured', () => {
  const measured = cluster({}, 'cart-queue', true);
  const { promExporter, container } = measured.values();

  test('the chart puts an exporter beside each server, as strict as the server, and makes no second monitor', () => {
    expect(promExporter.enabled).toBe(true);
    expect(promExporter.podMonitor).toBeUndefined();
    expect(promExporter.merge.securityContext).toEqual(container.merge.securityContext);
  });

  test('Prometheus is told its port, and its cost is known', () => {
    expect(measured.queue.pods.metrics).toEqual([{ job: 'nats', port: 7777 }]);
    expect(Footprint.within(measured.queue)[0]?.containers).toEqual([
      resources,
      reloader,
      promExporter.merge.resources,
    ]);
  });
});

test('there is no exporter where nobody measures', () => {
  expect(values().promExporter).toBeUndefined();
  expect(queue.pods.metrics).toEqual([]);
});
