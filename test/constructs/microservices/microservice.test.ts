import { Microservice } from '../../../constructs/microservices/microservice';
import type { MicroserviceProps } from '../../../constructs/microservices/microservice';
import type { Connection, Protocol } from '../../../constructs/shared/connection';
import { Component } from '../../../constructs/gitops/component';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { check, bucket, gateway, resources, stranger } from '../collaborators';
import { component, find, kinds, render, type Rendered } from '../render';

const single: MicroserviceProps = { image: 'cart:v1', size: { replicas: { min: 1, max: 1 }, resources } };

function connection<P extends Protocol>(home: Component, protocol: P, port: number): Connection<P> {
  const servers = [{ pods: stranger(home, protocol), ports: [{ port }] }];
  return { protocol, host: `${protocol}.shop.svc`, port, servers, check };
}

function service(props: MicroserviceProps = single) {
  const shop = component();
  return { shop, made: new Microservice(shop, 'cart', props) };
}

test('with the required props only it is a Deployment behind a Service, and talks to nobody', () => {
  const { shop } = service();
  expect(kinds(shop)).toEqual(['Deployment', 'Namespace', 'NetworkPolicy', 'Service', 'ServiceAccount']);
  const { ingress, egress } = find(shop, 'NetworkPolicy', 'cart').spec;
  expect([ingress, egress]).toEqual([undefined, undefined]);
  expect(find(shop, 'Deployment').spec.replicas).toBe(1);
});

describe('with every prop', () => {
  const shop = component();
  const server = stranger(shop, 'db');
  const callee = new Microservice(
    component('payment-info', 'microservices', shop.node.root as never),
    'payment-info',
    single,
  );
  const door = gateway(shop);
  const props: Required<MicroserviceProps> = {
    image: 'cart:v1',
    size: { replicas: { min: 3, max: 6 }, resources },
    store: {
      protocol: 'postgres',
      host: 'db.shop.svc',
      port: 5432,
      servers: [{ pods: server, ports: [{ port: 5432 }] }],
      check,
      facts: { DATABASE: 'cart' },
    },
    cache: connection(shop, 'memcached', 11211),
    consumes: {
      ...connection(shop, 'kafka', 9093),
      credentials: { secretName: 'login', usernameKey: 'username', passwordKey: 'password' },
      ca: { secretName: 'kafka-ca', key: 'ca.crt' },
      facts: { TOPIC: 'cart', GROUP: 'shop-cart' },
    },
    publishes: { 'delivery-status': connection(shop, 'nats', 4222) },
    bucket: bucket(shop).connection,
    calls: [callee.api],
    gateway: door,
    route: { streams: true, idempotent: true },
    keda: stranger(shop, 'keda'),
    traces: { url: 'http://otel.tracing.svc:4318', server: stranger(shop, 'otel'), ports: [{ port: 4318 }] },
    checks: true,
  };
  const made = new Microservice(shop, 'cart', props);
  const deployment = find(shop, 'Deployment');
  const [container] = deployment.spec.template.spec.containers;

  test('it is told where its store and the services that it calls are', () => {
    const env = Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value]));
    expect(env).toMatchObject({
      PORT: '8080',
      METRICS_PORT: '9090',
      DB_HOST: 'db.shop.svc',
      DB_DATABASE: 'cart',
      CACHE_HOST: 'memcached.shop.svc',
      QUEUE_HOST: 'kafka.shop.svc',
      DELIVERY_STATUS_QUEUE_HOST: 'nats.shop.svc',
      S3_BUCKET: 'backups',
      PAYMENT_INFO_URL: 'http://payment-info.payment-info.svc:8080',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel.tracing.svc:4318',
    });
  });

  test('its traces say which pod they are of, by variables that stand before the one that uses them', () => {
    const names = container.env.map(({ name }: Rendered) => name as string);
    const attributes = container.env.find(({ name }: Rendered) => name === 'OTEL_RESOURCE_ATTRIBUTES');
    const used = [...(attributes.value as string).matchAll(/\$\((\w+)\)/g)].map(([, name]) => name);
    expect(used).toEqual(['POD_NAMESPACE', 'POD_NAME', 'POD_NODE']);
    for (const name of used) {
      expect(names.indexOf(name!)).toBeGreaterThanOrEqual(0);
      expect(names.indexOf(name!)).toBeLessThan(names.indexOf('OTEL_RESOURCE_ATTRIBUTES'));
    }
  });

  test('each of its connections is an edge, and so is what asks how much waits for it', () => {
    const edges = Edge.within(made).map(({ client, server: to, protocol }) => `${client.name} ${protocol} ${to.name}`);
    expect(edges.filter((edge) => !edge.includes('-check '))).toEqual([
      'keda kafka kafka',
      'cart postgres db',
      'cart memcached memcached',
      'cart kafka kafka',
      'cart nats nats',
      'cart s3 seaweed-s3',
      'cart grpc payment-info',
      'cart otlp otel',
      'envoy grpc cart',
    ]);
  });

  test('each of its connections is asked whether it answers, by a job of its own', () => {
    const jobs = render(shop).filter(({ kind }) => kind === 'CronJob');
    expect(jobs.map(({ metadata }) => metadata.name as string)).toEqual([
      'cart-db-check',
      'cart-cache-check',
      'cart-queue-check',
      'cart-delivery-status-queue-check',
      'cart-s3-check',
    ]);
  });

  test('what waits in Kafka decides on the number of replicas, and nothing else does: the Deployment names none', () => {
    expect(deployment.spec).not.toHaveProperty('replicas');
    expect(find(shop, 'ScaledObject').spec).toMatchObject({ minReplicaCount: 3, maxReplicaCount: 6 });
    expect(kinds(shop)).not.toContain('HorizontalPodAutoscaler');
  });

  test('its pods are spread, and never drained all at once', () => {
    const { topologySpreadConstraints, affinity } = deployment.spec.template.spec;
    expect(topologySpreadConstraints[0].labelSelector.matchLabels).toEqual(deployment.spec.selector.matchLabels);
    expect(affinity.podAntiAffinity).toBeDefined();
    expect(find(shop, 'PodDisruptionBudget').spec).toMatchObject({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  test('browsers reach it under its name', () => {
    const [route] = find(shop, 'HTTPProxy').spec.routes;
    expect(route.services).toEqual([{ name: 'cart', port: 8080, protocol: 'h2c' }]);
    expect(route.timeoutPolicy).toEqual({ response: 'infinity', idle: '5m' });
    const { includes } = find(Component.containing(door), 'HTTPProxy').spec;
    expect(includes).toEqual([{ name: 'cart', namespace: 'shop', conditions: [{ prefix: '/cart/' }] }]);
  });
});

test('it waits before it stops, though the typed objects know nothing of that', () => {
  const [container] = find(service().shop, 'Deployment').spec.template.spec.containers;
  expect(container.lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
});

test('readiness asks whether it can work, liveness only whether it lives', () => {
  const [container] = find(service().shop, 'Deployment').spec.template.spec.containers;
  expect(container.readinessProbe.grpc).toEqual({ port: 8080, service: 'cart' });
  expect(container.livenessProbe.grpc).toEqual({ port: 8080 });
});

test('the Service speaks cleartext HTTP/2, or Envoy would speak HTTP/1.1 to it', () => {
  const [grpc] = find(service().shop, 'Service').spec.ports;
  expect(grpc).toMatchObject({ port: 8080, targetPort: 'grpc', appProtocol: 'kubernetes.io/h2c' });
});

test('a fixed number of several replicas has a budget and no autoscaler', () => {
  const { shop } = service({ ...single, size: { resources, replicas: { min: 2, max: 2 } } });
  expect(kinds(shop)).toContain('PodDisruptionBudget');
  expect(kinds(shop)).not.toContain('HorizontalPodAutoscaler');
  expect(find(shop, 'Deployment').spec.replicas).toBe(2);
});

test('what reads from another queue than Kafka, or from none, is scaled by its load', () => {
  const size = { resources, replicas: { min: 2, max: 5 } };
  const shop = component();
  const keda = stranger(shop, 'keda');
  new Microservice(shop, 'cart', { ...single, size, consumes: connection(shop, 'nats', 4222), keda });
  expect(kinds(shop)).not.toContain('ScaledObject');
  expect(find(shop, 'HorizontalPodAutoscaler', 'cart').spec).toMatchObject({ minReplicas: 2, maxReplicas: 5 });
  const { shop: other } = service({ ...single, size });
  expect(find(other, 'Deployment').spec).not.toHaveProperty('replicas');
  expect(kinds(other)).toContain('HorizontalPodAutoscaler');
});

test('an index that is searched is no database to its service', () => {
  const shop = component();
  new Microservice(shop, 'cart', { ...single, store: connection(shop, 'elasticsearch', 9200) });
  const [container] = find(shop, 'Deployment').spec.template.spec.containers;
  expect(container.env).toContainEqual({ name: 'SEARCH_HOST', value: 'elasticsearch.shop.svc' });
});

test('a store of the wrong protocol does not compile', () => {
  const shop = component();
  const { connection } = bucket(shop);
  // @ts-expect-error an object store is no database
  const made = new Microservice(shop, 'cart', { ...single, store: connection });
  expect(made.api.url).toBe('http://cart.shop.svc:8080');
});

test('fails when the most replicas are fewer than the least', () => {
  const size = { resources, replicas: { min: 3, max: 2 } };
  expect(() => service({ ...single, size })).toThrow(/'replicas.max' must be at least 'replicas.min' \(3\), got 2/);
});

test('its pods count, as many as there are at least', () => {
  const { made } = service({ ...single, size: { resources, replicas: { min: 3, max: 6 } } });
  expect(Footprint.within(made)).toEqual([{ workload: 'cart', replicas: 3, containers: [resources] }]);
});

test('fails when nobody would be left to answer', () => {
  const size = { resources, replicas: { min: 0, max: 2 } };
  expect(() => service({ ...single, size })).toThrow(/'replicas.min' must be at least 1, got 0/);
});
