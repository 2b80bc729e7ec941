import { App } from 'cdk8s';
import { KafkaCluster } from '../../../constructs/messaging/kafka';
import type { KafkaProps, KafkaSize } from '../../../constructs/messaging/kafka';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { Workload } from '../../../constructs/shared/workload';
import { resources, saving, stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const topicOperator = { requests: { cpu: '1m', memory: '1Mi' }, limits: { memory: '2Mi' } };
const userOperator = { requests: { cpu: '2m', memory: '2Mi' }, limits: { memory: '3Mi' } };
const size: KafkaSize = {
  nodes: 3,
  partitions: 6,
  heap: '300m',
  node: resources,
  topicOperator,
  userOperator,
  volume: '7Gi',
};

function cluster(
  overrides: Partial<KafkaSize> = {},
  image = 'registry:5000/kafka:1.2.0-kafka-4.3.1',
  id = 'cart-queue',
  measured = false,
) {
  const app = new App();
  const shop = component('cart', 'microservices', app);
  const props: Required<KafkaProps> = {
    size: { ...size, ...overrides },
    storageClass: 'fast',
    image,
    operator: stranger(shop, 'strimzi'),
    velero: saving(shop),
    measured,
  };
  return { shop, client: component('order', 'microservices', app), queue: new KafkaCluster(shop, id, props) };
}

const { shop, client, queue } = cluster();
const topic = queue.topic('order');
const consumer = topic.consumer();
const publisher = topic.publisher(client);
const { spec } = find(shop, 'Kafka');
const pool = find(shop, 'KafkaNodePool');
const wave = ({ metadata }: Rendered) => Number(metadata.annotations['argocd.argoproj.io/sync-wave']);

const aclsOf = (user: string): string[] =>
  find(shop, 'KafkaUser', user).spec.authorization.acls.map(
    ({ resource, operations }: Rendered) =>
      `${String(resource.type)} ${String(resource.patternType)} ${String(resource.name)}: ${String(operations)}`,
  );

test('its nodes are brokers and controllers of the size and class that it is given', () => {
  expect(pool.spec).toMatchObject({
    replicas: 3,
    roles: ['controller', 'broker'],
    resources,
    jvmOptions: { '-Xms': '300m', '-Xmx': '300m' },
  });
  expect(pool.spec.storage.volumes).toEqual([
    { id: 0, type: 'persistent-claim', size: '7Gi', class: 'fast', deleteClaim: false, kraftMetadata: 'shared' },
  ]);
  expect(pool.metadata.labels['strimzi.io/cluster']).toBe('cart-queue');
});

test('its nodes spread over the machines', () => {
  expect(pool.spec.template.pod.topologySpreadConstraints).toMatchObject([
    { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: queue.pods.podLabels } },
  ]);
});

test('the operator is told the version of the image, whatever stands around it', () => {
  expect(spec.kafka.version).toBe('4.3.1');
  const pinned = cluster({}, `quay.test/kafka:1.2.0-kafka-4.2.0@sha256:${'0'.repeat(64)}`);
  expect(find(pinned.shop, 'Kafka').spec.kafka.version).toBe('4.2.0');
  expect(() => cluster({}, 'quay.test/kafka:latest')).toThrow(/'-kafka-' and the version of Kafka, got 'quay.test/);
});

test('a confirmed message is on two disks, if there are three nodes', () => {
  const confirmed = {
    'default.replication.factor': 3,
    'min.insync.replicas': 2,
    'offsets.topic.replication.factor': 3,
  };
  expect(spec.kafka.config).toMatchObject(confirmed);
  const alone = cluster({ nodes: 1 });
  alone.queue.topic('order');
  expect(find(alone.shop, 'Kafka').spec.kafka.config).toMatchObject({
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'transaction.state.log.min.isr': 1,
  });
  expect(find(alone.shop, 'KafkaTopic', 'order').spec).toMatchObject({
    replicas: 1,
    config: { 'min.insync.replicas': 1 },
  });
});

test('all clients come through TLS and log in, and a topic that nobody declared does not come by itself', () => {
  expect(spec.kafka.listeners).toEqual([
    { name: 'tls', port: 9093, type: 'internal', tls: true, authentication: { type: 'scram-sha-512' } },
  ]);
  expect(spec.kafka.authorization).toEqual({ type: 'simple' });
  expect(spec.kafka.config['auto.create.topics.enable']).toBe(false);
});

test('a topic has a second one beside it, for what its consumer gives up', () => {
  expect(find(shop, 'KafkaTopic', 'order').spec).toMatchObject({ partitions: 6, replicas: 3 });
  expect(find(shop, 'KafkaTopic', 'order.dead-letters').spec).toMatchObject({ partitions: 1, replicas: 3 });
  expect(consumer.facts).toEqual({ TOPIC: 'order', GROUP: 'cart-order', DEAD_LETTER_TOPIC: 'order.dead-letters' });
});

test('the consumer may read one topic in one group, and write dead letters', () => {
  expect(aclsOf('cart-queue-order-consumer')).toEqual([
    'topic literal order: Describe,Read',
    'group literal cart-order: Read',
    'topic literal order.dead-letters: Describe,Write',
  ]);
});

test('a publisher may write one topic', () => {
  expect(aclsOf('cart-queue-order-order')).toEqual(['topic literal order: Describe,Write']);
  expect(publisher.facts).toEqual({ TOPIC: 'order' });
});

test('each user has a password of its own, drawn before Strimzi wants it', () => {
  const users = render(shop).filter(({ kind }) => kind === 'KafkaUser');
  const secrets = users.map(({ spec: { authentication } }: Rendered) => authentication.password.valueFrom.secretKeyRef);
  expect(secrets).toEqual([
    { name: 'cart-queue-order-consumer-login', key: 'password' },
    { name: 'cart-queue-order-order-login', key: 'password' },
  ]);
  const login = find(shop, 'ExternalSecret', 'cart-queue-order-consumer-login');
  expect(login.spec.target.template.data).toEqual({
    username: 'cart-queue-order-consumer',
    password: '{{ .password }}',
  });
  expect(wave(login)).toBeLessThan(wave(users[0]));
});

test('both connect to the nodes behind the bootstrap, and verify its name', () => {
  for (const connection of [consumer, publisher]) {
    expect(connection).toMatchObject({ protocol: 'kafka', host: 'cart-queue-kafka-bootstrap.cart.svc', port: 9093 });
    expect(connection.servers).toEqual([{ pods: queue.pods, ports: [{ port: 9093 }] }]);
  }
  expect(consumer.ca).toEqual({ secretName: 'cart-queue-cluster-ca-cert', key: 'ca.crt' });
});

test("a publisher's login and authority are carried into its namespace", () => {
  const secretName = 'cart-queue-order';
  expect(publisher.credentials).toEqual({ secretName, usernameKey: 'username', passwordKey: 'password' });
  expect(publisher.ca).toEqual({ secretName, key: 'ca.crt' });
  expect(find(client, 'ExternalSecret', secretName).spec.data).toEqual([
    { secretKey: 'username', remoteRef: { key: 'cart-queue-order-order-login', property: 'username' } },
    { secretKey: 'password', remoteRef: { key: 'cart-queue-order-order-login', property: 'password' } },
    { secretKey: 'ca_crt', remoteRef: { key: 'cart-queue-cluster-ca-cert', property: 'ca.crt' } },
  ]);
});

test('fails when the publisher lives in the namespace of the queue', () => {
  expect(() => topic.publisher(shop)).toThrow(/must live outside of the queue's namespace 'cart', got 'cart'/);
});

test('its nodes reach one another, and its operators reach them', () => {
  const open = Edge.within(queue).map(
    ({ client: from, server, ports }) => `${from.name} ${server.name} ${ports.map(({ port }) => port).join(',')}`,
  );
  expect(open).toEqual([
    'cart-queue cart-queue 9090,9091',
    'strimzi cart-queue 9090,9091,8443',
    'cart-queue-entity-operator cart-queue 9091',
  ]);
});

test.each(['cart-queue', 'cart-queue-entity-operator'])('%s may call the Kubernetes API', (name) => {
  const { egress } = find(shop, 'NetworkPolicy', name).spec;
  const anywhere = egress.filter(({ to }: Rendered) => to === undefined);
  expect(anywhere).toEqual([{ ports: [443, 6443].map((port) => ({ port, protocol: 'TCP' })) }]);
});

test.each([
  ['Kafka', 'cart-queue'],
  ['KafkaNodePool', 'nodes'],
  ['KafkaTopic', 'order'],
  ['KafkaTopic', 'order.dead-letters'],
])('%s %s outlives its manifest', (kind, name) => {
  const { annotations } = find(shop, kind, name).metadata;
  expect(annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
});

test('topics and users come after the cluster: what makes them runs in it', () => {
  const later = render(shop).filter(({ kind }) => ['KafkaTopic', 'KafkaUser'].includes(kind as string));
  expect(later.map(wave).every((one) => one > wave(find(shop, 'Kafka')))).toBe(true);
  expect(wave(pool)).toBe(wave(find(shop, 'Kafka')));
});

test('its pods count with their disks, and the resources are those of the custom resources', () => {
  expect(Footprint.within(queue)).toEqual([
    { workload: 'cart-queue-nodes', replicas: 3, containers: [resources], volumes: ['7Gi'] },
    { workload: 'cart-queue-entity-operator', replicas: 1, containers: [topicOperator, userOperator] },
  ]);
  expect(spec.entityOperator).toEqual({
    topicOperator: { resources: topicOperator },
    userOperator: { resources: userOperator },
  });
});

test.each(['Order', 'order.items', 'x'.repeat(31), '-order', ''])("fails when a topic is called '%s'", (name) => {
  expect(() => queue.topic(name)).toThrow(/at most 30 lower-case letters, digits and '-'/);
});

test('fails with an even number of nodes, and with a name too long for its Services', () => {
  expect(() => cluster({ nodes: 2 })).toThrow(/must be odd to keep a quorum of controllers, got 2/);
  expect(() => cluster({}, undefined, 'x'.repeat(41))).toThrow(/at most 40 characters/);
});

describe('measured', () => {
  const measured = cluster({}, 'kafka:1.2.0-kafka-4.3.1', 'cart-queue', true);
  const { kafka, kafkaExporter } = find(measured.shop, 'Kafka').spec;
  const exporter = Workload.within(measured.shop).find(({ name }) => name === 'cart-queue-kafka-exporter');

  test.each([
    'kafka_controller_kafkacontroller_offlinepartitionscount',
    'kafka_server_replicamanager_underreplicatedpartitions',
    'kafka_server_brokertopicmetrics_messagesinpersec_total',
  ])('its nodes tell %s', (metric) => {
    expect(kafka.metricsConfig.type).toBe('strimziMetricsReporter');
    const allowed = kafka.metricsConfig.values.allowList as string[];
    expect(allowed.some((pattern) => new RegExp(`^${pattern}$`).test(metric))).toBe(true);
  });

  test('one more pod tells what waits, of all topics and groups, and asks the nodes as one of theirs', () => {
    expect(kafkaExporter).toMatchObject({ topicRegex: '.*', groupRegex: '.*' });
    const [edge] = Edge.within(measured.shop).filter(({ client }) => client === exporter);
    expect(edge).toMatchObject({ server: measured.queue.pods, ports: [{ port: 9091 }] });
    const cost = Footprint.within(measured.shop).find(({ workload }) => workload === exporter?.name);
    expect(cost).toMatchObject({ replicas: 1, containers: [kafkaExporter.resources] });
  });

  test('the policy of that pod goes when nobody measures any more, unlike those of the queue', () => {
    const kept = (name: string) => find(measured.shop, 'NetworkPolicy', name).metadata.annotations !== undefined;
    expect(kept('cart-queue')).toBe(true);
    expect(kept('cart-queue-kafka-exporter')).toBe(false);
  });

  test('Prometheus can tell the two apart', () => {
    expect(measured.queue.pods.metrics).toEqual([{ job: 'kafka', port: 9404 }]);
    expect(exporter?.metrics).toEqual([{ job: 'kafka-exporter', port: 9404 }]);
  });
});

test('where nobody measures its nodes tell nothing, and there is no exporter', () => {
  expect(spec.kafka.metricsConfig).toBeUndefined();
  expect(spec.kafkaExporter).toBeUndefined();
  expect(Workload.within(shop).flatMap(({ metrics }) => metrics)).toEqual([]);
});
