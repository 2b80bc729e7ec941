import { Component } from '../../../constructs/gitops/component';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Nginx } from '../../../constructs/ingress/nginx';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart, gateway } from '../collaborators';
import { component, find, type Rendered } from '../render';

function nginx(replicas: number) {
  const home = component('nginx', 'ingress');
  const door = gateway(home);
  new Nginx(home, 'controller', { chart, replicas, gateway: door });
  const [release] = HelmRelease.within(home);
  return { home, door: Component.containing(door), release, values: release?.values as Rendered };
}

test('what ACME servers ask comes through Envoy, without TLS, and nothing else does', () => {
  const { home, door } = nginx(1);
  const [include, ...others] = find(door, 'HTTPProxy').spec.includes;
  const { metadata, spec } = find(home, 'HTTPProxy');
  expect(others).toEqual([]);
  expect(include).toEqual({
    name: metadata.name,
    namespace: 'nginx',
    conditions: [{ prefix: '/.well-known/acme-challenge/' }],
  });
  expect(spec.routes).toEqual([{ services: [{ name: 'nginx-ingress-controller', port: 80 }], permitInsecure: true }]);
  expect(Edge.within(home).map(({ client, ports }) => [client.name, ports])).toEqual([['envoy', [{ port: 80 }]]]);
});

test('it asks for no address of its own, and Ingresses get that of the shop: else they would never be ready', () => {
  const { controller } = nginx(1).values;
  expect(controller.service).toEqual({ type: 'ClusterIP' });
  expect(controller.config.entries['external-status-address']).toBe('shop.test');
});

test('nothing is fetched to render it, and of its kinds none is installed', () => {
  expect(nginx(1).release).toMatchObject({ skipCrds: true, skipSchemaValidation: true });
});

test('several pods have a budget that lets one go: without a bound it would let none', () => {
  expect(nginx(2).values.controller.podDisruptionBudget).toEqual({ enabled: true, minAvailable: 1 });
  expect(nginx(1).values.controller).not.toHaveProperty('podDisruptionBudget');
  expect(Footprint.within(nginx(2).home).map(({ replicas }) => replicas)).toEqual([2]);
});

test('it tells its maker nothing', () => {
  expect(nginx(1).values.controller.telemetryReporting).toEqual({ enable: false });
});
