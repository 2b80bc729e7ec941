import { LagScaling } from '../../../constructs/microservices/lag-scaling';
import type { LagScalingProps } from '../../../constructs/microservices/lag-scaling';
import { Scaling } from '../../../constructs/microservices/scaling';
import type { Connection } from '../../../constructs/shared/connection';
import { Edge } from '../../../constructs/shared/edge';
import { check, stranger } from '../collaborators';
import { component, find, kinds } from '../render';

function propsOf(home = component(), changes: Partial<Connection<'kafka'>> = {}): Required<LagScalingProps> {
  return {
    identity: { name: 'point', component: 'service' },
    replicas: { min: 2, max: 5 },
    keda: stranger(home, 'keda'),
    queue: {
      protocol: 'kafka',
      host: 'point-queue-kafka-bootstrap.shop.svc',
      port: 9093,
      servers: [{ pods: stranger(home, 'kafka'), ports: [{ port: 9093 }] }],
      credentials: { secretName: 'login', usernameKey: 'user', passwordKey: 'word' },
      ca: { secretName: 'authority', key: 'ca.crt' },
      facts: { TOPIC: 'point', GROUP: 'shop-point' },
      check,
      ...changes,
    },
  };
}

const shop = component();
const props = propsOf(shop);
new LagScaling(shop, 'scaling', props);
const { spec, metadata } = find(shop, 'ScaledObject', 'point');

test('it scales the Deployment of the same name between the two numbers, and never to none', () => {
  expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'point' });
  expect(spec).toMatchObject({ minReplicaCount: 2, maxReplicaCount: 5 });
  expect(spec).not.toHaveProperty('idleReplicaCount');
  expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('3');
});

test('what its own consumer group has not read of its topic counts', () => {
  expect(spec.triggers).toMatchObject([
    {
      type: 'kafka',
      metadata: {
        bootstrapServers: 'point-queue-kafka-bootstrap.shop.svc:9093',
        topic: 'point',
        consumerGroup: 'shop-point',
      },
    },
  ]);
  // The CRD takes texts only.
  for (const value of Object.values(spec.triggers[0].metadata)) expect(typeof value).toBe('string');
});

test('KEDA logs in as the service does, through TLS, with the Secrets that the service has', () => {
  const [trigger] = spec.triggers;
  expect(trigger.metadata).toMatchObject({ sasl: 'scram_sha512', tls: 'enable' });
  expect(find(shop, 'TriggerAuthentication', trigger.authenticationRef.name).spec).toEqual({
    secretTargetRef: [
      { parameter: 'username', name: 'login', key: 'user' },
      { parameter: 'password', name: 'login', key: 'word' },
      { parameter: 'ca', name: 'authority', key: 'ca.crt' },
    ],
  });
});

test('while the lag is not known there are no fewer pods than before', () => {
  expect(spec.fallback).toMatchObject({ replicas: 2, behavior: 'currentReplicasIfHigher' });
});

test('KEDA reaches the brokers, and nobody else', () => {
  expect(Edge.within(shop)).toMatchObject([
    { client: props.keda, server: props.queue.servers[0]!.pods, ports: [{ port: 9093 }], protocol: 'kafka' },
  ]);
});

test('a number that is fixed is nothing to scale, and what is scaled by its lag has a budget', () => {
  const made = (max: number) => {
    const home = component();
    const { queue, keda } = propsOf(home);
    new Scaling(home, 'scaling', {
      identity: { name: 'point', component: 'service' },
      replicas: { min: 2, max },
      lag: { queue, keda },
    });
    return kinds(home);
  };
  expect(made(2)).not.toContain('ScaledObject');
  expect(made(3)).toEqual(expect.arrayContaining(['ScaledObject', 'TriggerAuthentication', 'PodDisruptionBudget']));
  expect(made(3)).not.toContain('HorizontalPodAutoscaler');
});

test.each([
  ['without a login', { credentials: undefined }, /queue of 'point' must have a login and an authority/],
  ['without an authority', { ca: undefined }, /queue of 'point' must have a login and an authority/],
  ['without a topic', { facts: { GROUP: 'shop-point' } }, /queue of 'point' must say its TOPIC and GROUP/],
  ['without facts', { facts: undefined }, /queue of 'point' must say its TOPIC and GROUP/],
])('fails with a queue %s', (_, changes, message) => {
  const home = component();
  expect(() => new LagScaling(home, 'scaling', propsOf(home, changes))).toThrow(message);
});

test('fails with a name from which KEDA could make none for its autoscaler', () => {
  const home = component();
  const named = (length: number) => ({
    ...propsOf(component()),
    identity: { name: 'p'.repeat(length), component: 'service' },
  });
  expect(new LagScaling(home, 'longest', named(54))).toBeInstanceOf(LagScaling);
  expect(() => new LagScaling(home, 'longer', named(55))).toThrow(/has at most 54 characters, got 'p+': shorten/);
});
