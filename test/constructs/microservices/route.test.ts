import { Component } from '../../../constructs/gitops/component';
import { GrpcWebRoute } from '../../../constructs/microservices/route';
import type { GrpcWebRouteProps } from '../../../constructs/microservices/route';
import { Edge } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import { gateway } from '../collaborators';
import { component, find } from '../render';

const shop = component();
const server = new Workload(shop, 'cart', { podLabels: { app: 'cart' } });
const props: Required<GrpcWebRouteProps> = {
  service: { name: 'cart', url: 'http://cart.shop.svc:8080', server },
  gateway: gateway(shop),
  streams: false,
  idempotent: false,
};
new GrpcWebRoute(shop, 'route', props);
const { spec } = find(shop, 'HTTPProxy', 'cart');
const [route] = spec.routes;

test('it is a child of the gateway: it names no host and no path of its own', () => {
  expect(spec).not.toHaveProperty('virtualhost');
  expect(route).not.toHaveProperty('conditions');
});

test("the path by which browsers find the service is cut off, and the service sees gRPC's own", () => {
  expect(route.pathRewritePolicy).toEqual({ replacePrefix: [{ replacement: '/' }] });
  const { includes } = find(Component.containing(props.gateway), 'HTTPProxy').spec;
  expect(includes).toEqual([{ name: 'cart', namespace: 'shop', conditions: [{ prefix: '/cart/' }] }]);
});

test('a call that nobody answers ends', () => {
  expect(route.timeoutPolicy.response).toMatch(/^\d+s$/);
  expect(route.retryPolicy.count).toBeGreaterThan(0);
});

test('only what never reached the service is tried again, unless a second time does no harm', () => {
  const retryOn = (idempotent: boolean) => {
    const home = component();
    const cart = new Workload(home, 'cart', { podLabels: { app: 'cart' } });
    new GrpcWebRoute(home, 'route', {
      ...props,
      service: { ...props.service, server: cart },
      gateway: gateway(home),
      idempotent,
    });
    return find(home, 'HTTPProxy', 'cart').spec.routes[0].retryPolicy.retryOn;
  };
  expect(retryOn(false)).toEqual(['connect-failure', 'refused-stream']);
  expect(retryOn(true)).toEqual(['connect-failure', 'refused-stream', 'reset', 'unavailable']);
});

test('Envoy may talk to the service, in the policies of both', () => {
  expect(Edge.within(shop)).toMatchObject([{ client: props.gateway.envoy, server, ports: [{ port: 8080 }] }]);
  expect(find(shop, 'NetworkPolicy', 'cart').spec.ingress).toHaveLength(1);
});
