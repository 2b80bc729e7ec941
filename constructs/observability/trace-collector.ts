import { Construct } from 'constructs';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import type { PodPort, Workload } from '../shared/workload';
import { Collector } from './collector';
import type { Jaeger } from './jaeger';

/** Where programs send their traces. */
export interface TraceEndpoint {
  /** `http://host:port`, OTLP over HTTP, which is what every SDK speaks unless it is told otherwise. */
  readonly url: string;
  readonly server: Workload;
  readonly ports: readonly PodPort[];
}

export interface TraceCollectorProps {
  /** Pods; stateless. */
  readonly replicas: number;
  readonly image: string;
  readonly jaeger: Jaeger;
}

const resources: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } };

const otlp: PodPort = { port: 4318 };

/**
 * Takes the traces of the shop and hands them on in batches: where they go is its business alone. It asks the Kubernetes API
 * nothing, as the services say themselves in which pod they run.
 */
export class TraceCollector extends Construct {
  readonly endpoint: TraceEndpoint;

  /** @param id name of the custom resource */
  constructor(scope: Construct, id: string, { replicas, image, jaeger }: TraceCollectorProps) {
    super(scope, id);
    const { pods, host } = new Collector(this, id, {
      image,
      replicas,
      resources,
      config: config(jaeger),
      phase: 'workload',
      job: 'opentelemetry-collector',
    });
    this.endpoint = { url: `http://${host}:${String(otlp.port)}`, server: pods, ports: [otlp] };
    new Edge(this, 'traces', { client: pods, server: jaeger.pods, ports: [jaeger.otlp], protocol: 'otlp' });
  }
}

function config({ target }: Jaeger) {
  return {
    // The only one that the operator makes probes of.
    extensions: { health_check: { endpoint: '0.0.0.0:13133' } },
    receivers: { otlp: { protocols: { http: { endpoint: `0.0.0.0:${String(otlp.port)}` } } } },
    processors: {
      memory_limiter: { check_interval: '1s', limit_percentage: 75, spike_limit_percentage: 15 },
      batch: { timeout: '1s' },
    },
    exporters: { 'otlp/jaeger': { endpoint: target, tls: { insecure: true } } },
    service: {
      extensions: ['health_check'],
      pipelines: {
        traces: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['otlp/jaeger'] },
      },
    },
  };
}
