import { Jaeger } from '../../../constructs/observability/jaeger';
import type { JaegerSize } from '../../../constructs/observability/jaeger';
import { TraceCollector } from '../../../constructs/observability/trace-collector';
import { Edge } from '../../../constructs/shared/edge';
import { resources } from '../collaborators';
import { component, find } from '../render';

function tracing(traces: JaegerSize['traces'] = { most: 500 }) {
  const home = component('tracing', 'observability');
  const jaeger = new Jaeger(home, 'jaeger', { size: { resources, traces }, storageClass: 'block', image: 'jaeger:2' });
  const collector = new TraceCollector(home, 'otel', { replicas: 2, image: 'collector:1', jaeger });
  const specOf = (name: string) => find(home, 'OpenTelemetryCollector', name);
  return { home, jaeger, collector, keeper: specOf('jaeger'), taker: specOf('otel') };
}

const memory = tracing();
const badger = tracing({ volume: '5Gi', retention: '48h' });

test('services send to the collector, on the port that it listens on', () => {
  const { url, server, ports } = memory.collector.endpoint;
  expect(url).toBe('http://otel-collector.tracing.svc:4318');
  expect(ports).toEqual([{ port: 4318 }]);
  expect(server.name).toBe('otel');
  expect(memory.taker.spec.config.receivers.otlp.protocols).toEqual({ http: { endpoint: '0.0.0.0:4318' } });
});

test('what the collector takes goes to Jaeger, and Jaeger listens there', () => {
  const { exporters, service } = memory.taker.spec.config;
  expect(Object.keys(exporters as object)).toEqual(service.pipelines.traces.exporters);
  expect(exporters['otlp/jaeger'].endpoint).toBe('jaeger-collector.tracing.svc:4317');
  expect(memory.keeper.spec.config.receivers.otlp.protocols).toEqual({ grpc: { endpoint: '0.0.0.0:4317' } });
  expect(Edge.within(memory.home)).toMatchObject([{ server: memory.jaeger.pods, ports: [{ port: 4317 }] }]);
});

test('the collector is limited before its memory is, and asked whether it is well', () => {
  const { extensions, service } = memory.taker.spec.config;
  expect(service.pipelines.traces.processors[0]).toBe('memory_limiter');
  expect(Object.keys(extensions as object)).toEqual(service.extensions);
  expect(service.extensions).toEqual(['health_check']);
});

test('in memory Jaeger keeps so many traces, and claims nothing', () => {
  const { mode, volumeClaimTemplates, config } = memory.keeper.spec;
  expect(config.extensions.jaeger_storage.backends.main).toEqual({ memory: { max_traces: 500 } });
  expect([mode, volumeClaimTemplates]).toEqual(['deployment', undefined]);
  expect(memory.keeper.metadata.annotations).not.toHaveProperty('argocd.argoproj.io/sync-options');
});

test('on a volume it keeps what is young enough, and is itself kept', () => {
  const { mode, replicas, volumeMounts, config } = badger.keeper.spec;
  const { directories, ephemeral, ttl } = config.extensions.jaeger_storage.backends.main.badger;
  for (const directory of Object.values(directories as Record<string, string>)) {
    expect(directory.startsWith(`${String(volumeMounts[0].mountPath)}/`)).toBe(true);
  }
  expect([mode, replicas, ephemeral, ttl.spans]).toEqual(['statefulset', 1, false, '48h']);
  expect(badger.keeper.metadata.annotations).toMatchObject({
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  });
});

test('the user interface listens where it says, and the policy lets nobody there yet', () => {
  const { host, ui, pods } = memory.jaeger;
  expect(host).toBe('jaeger-collector-extension.tracing.svc');
  expect(memory.keeper.spec.config.extensions.jaeger_query.http.endpoint).toBe(`0.0.0.0:${String(ui.port)}`);
  const { ingress } = find(memory.home, 'NetworkPolicy', pods.name).spec;
  expect(JSON.stringify(ingress)).not.toContain('16686');
});
