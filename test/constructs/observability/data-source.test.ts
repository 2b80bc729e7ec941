import { Grafana } from '../../../constructs/observability/grafana';
import { Jaeger } from '../../../constructs/observability/jaeger';
import { Loki } from '../../../constructs/observability/loki';
import { Edge } from '../../../constructs/shared/edge';
import { bucket, chart, resources, stranger } from '../collaborators';
import { component, render } from '../render';
import type { Prometheus } from '../../../constructs/observability/prometheus';

const home = component('grafana', 'observability');
const root = home.node.root as never;
const logs = component('loki', 'observability', root);
const traces = component('tracing', 'observability', root);
const prometheus: Pick<Prometheus, 'pods' | 'port' | 'url'> = {
  pods: stranger(home, 'prometheus'),
  port: { port: 9090 },
  url: 'http://prometheus.test:9090',
};
const loki = new Loki(logs, 'loki', {
  chart,
  size: { replicas: 1, resources, volume: '1Gi', retentionDays: 1 },
  storageClass: 'block',
  bucket: bucket(logs),
});
const jaeger = new Jaeger(traces, 'jaeger', {
  size: { resources, traces: { most: 10 } },
  storageClass: 'block',
  image: 'jaeger:2',
});
new Grafana(home, 'main', {
  resources,
  image: 'registry/grafana:13.0.1',
  operator: stranger(home, 'grafana-operator'),
  prometheus: prometheus as Prometheus,
  loki,
  jaeger,
  dashboards: [],
});

const sources = render(home)
  .filter(({ kind }) => kind === 'GrafanaDatasource')
  .map(({ spec }) => spec.datasource);

test('Grafana shows logs and traces too, and metrics unless told otherwise', () => {
  expect(sources.map(({ type, url, isDefault }) => [type, url, isDefault])).toEqual([
    ['prometheus', 'http://prometheus.test:9090', true],
    ['loki', 'http://loki.loki.svc:3100', false],
    ['jaeger', 'http://jaeger-collector-extension.tracing.svc:16686', false],
  ]);
});

test('and the way there is open, on the port of each and no other', () => {
  const queries = Edge.within(home).filter(({ client }) => client.name === 'main');
  expect(queries.map(({ server, ports }) => [server.name, ports])).toEqual([
    ['prometheus', [{ port: 9090 }]],
    ['loki', [{ port: 3100 }]],
    ['jaeger', [{ port: 16686 }]],
  ]);
});
