import { Monitor } from '../../../constructs/observability/monitor';
import type { Metrics } from '../../../constructs/shared/metrics';
import { Workload } from '../../../constructs/shared/workload';
import { stranger } from '../collaborators';
import { component, find, render } from '../render';

function monitored(metrics: Metrics) {
  const home = component('shop');
  const pods = new Workload(home, 'pods', { name: 'cart', podLabels: { app: 'cart' } });
  new Monitor(pods, 'monitor', { pods, metrics, prometheus: stranger(home, 'prometheus') });
  return home;
}

test('Prometheus asks the pods of a workload at their port, under the name of what they run', () => {
  const { spec } = find(monitored({ job: 'shop', port: 9090 }), 'PodMonitor', 'cart-9090');
  expect(spec.selector).toEqual({ matchLabels: { app: 'cart' } });
  expect(spec.podMetricsEndpoints).toEqual([
    {
      portNumber: 9090,
      path: '/metrics',
      relabelings: [{ action: 'replace', targetLabel: 'job', replacement: 'shop' }],
    },
  ]);
});

test('exactly that port is open to it, and to nobody else', () => {
  const home = monitored({ job: 'shop', port: 9090 });
  expect(find(home, 'NetworkPolicy', 'cart').spec.ingress).toEqual([
    {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'prometheus' } },
          podSelector: { matchLabels: { app: 'prometheus' } },
        },
      ],
      ports: [{ port: 9090, protocol: 'TCP' }],
    },
  ]);
});

test('a product may keep its metrics at another path', () => {
  const home = monitored({ job: 'envoy', port: 8002, path: '/stats/prometheus' });
  expect(find(home, 'PodMonitor').spec.podMetricsEndpoints[0].path).toBe('/stats/prometheus');
});

test('a port that the containers do not declare is added to the address of the pod', () => {
  const [endpoint] = find(monitored({ job: 'x', port: 8383, undeclared: true }), 'PodMonitor').spec.podMetricsEndpoints;
  expect(endpoint.portNumber).toBeUndefined();
  expect(endpoint.relabelings[0]).toEqual({
    action: 'replace',
    sourceLabels: ['__meta_kubernetes_pod_ip'],
    targetLabel: '__address__',
    replacement: '$1:8383',
  });
});

test('a server that wants a certificate gets one, and is known by its own', () => {
  const tls = { secretName: 'client', serverName: 'cart-pd' };
  const [endpoint] = find(monitored({ job: 'pd', port: 2379, tls }), 'PodMonitor').spec.podMetricsEndpoints;
  expect(endpoint.scheme).toBe('https');
  expect(endpoint.tlsConfig).toEqual({
    serverName: 'cart-pd',
    ca: { secret: { name: 'client', key: 'ca.crt' } },
    cert: { secret: { name: 'client', key: 'tls.crt' } },
    keySecret: { name: 'client', key: 'tls.key' },
  });
});

test('what somebody else makes a monitor for is only opened', () => {
  const home = monitored({ job: 'x', port: 8080, monitored: true });
  expect(render(home).filter(({ kind }) => kind === 'PodMonitor')).toEqual([]);
  expect(find(home, 'NetworkPolicy', 'cart').spec.ingress).toHaveLength(1);
});
