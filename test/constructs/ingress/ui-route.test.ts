import type { UiBackend } from '../../../constructs/ingress/front-door';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import type { UiRouteProps } from '../../../constructs/ingress/ui-route';
import { Edge } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import { component, find, kinds } from '../render';
import { frontDoor } from './door';

function route(login: UiRouteProps['login'], tls?: boolean) {
  const home = component('metrics', 'observability');
  const door = frontDoor(home);
  const pods = new Workload(home, 'pods', { name: 'prometheus', podLabels: { app: 'prometheus' } });
  const backend: UiBackend = { pods, podPort: 9090, service: 'prometheus-operated', port: 80, tls };
  const { host } = new UiRoute(home, 'prometheus', { door, backend, login });
  return { home, door, host, backend, ...find(home, 'HTTPProxy', 'prometheus-ui').spec };
}

const edges = ({ home }: { home: ReturnType<typeof component> }) =>
  Edge.within(home).map(({ client, server, ports: [one] }) => `${client.name} -> ${server.name}:${String(one?.port)}`);

test('the host is the name below the domain, and has a certificate', () => {
  const { home, host, virtualhost } = route('own');
  const { dnsNames, secretName } = find(home, 'Certificate', 'prometheus-ui').spec;
  expect(host).toBe('prometheus.shop.test');
  expect(dnsNames).toEqual([host]);
  expect(virtualhost).toEqual({ fqdn: host, tls: { secretName, minimumProtocolVersion: '1.2' } });
});

test('what has a login of its own is reached by Envoy itself', () => {
  const own = route('own');
  expect(own.routes[0].services).toEqual([{ name: 'prometheus-operated', port: 80 }]);
  expect(edges(own)).toEqual(['envoy -> prometheus:9090']);
  expect(kinds(own.home)).not.toContain('Deployment');
});

test('what has none is reached by way of the login alone', () => {
  const guarded = route('single-sign-on');
  expect(guarded.routes[0].services).toEqual([{ name: 'prometheus-login', port: 4180 }]);
  expect(edges(guarded).sort()).toEqual([
    'envoy -> prometheus-login:4180',
    'prometheus-login -> dex:5556',
    'prometheus-login -> prometheus:9090',
  ]);
});

test('a server with TLS has to show a certificate of the authority that signed that of the host', () => {
  const { routes, virtualhost } = route('own', true);
  expect(routes[0].services[0]).toMatchObject({
    protocol: 'tls',
    validation: { caSecret: virtualhost.tls.secretName, subjectName: 'prometheus-operated.metrics.svc' },
  });
});

test('pages that follow what happens are not cut off', () => {
  expect(route('own').routes[0]).toMatchObject({ enableWebsockets: true, timeoutPolicy: { response: 'infinity' } });
});

test('fails when the Service is in another namespace, where Contour does not look', () => {
  const { door, backend } = route('own');
  const elsewhere = component('elsewhere', 'observability');
  expect(() => new UiRoute(elsewhere, 'prometheus', { door, backend, login: 'own' })).toThrow(
    "the route 'prometheus' is in namespace 'elsewhere', its Service in 'metrics'",
  );
});
