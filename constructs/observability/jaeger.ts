import { Construct } from 'constructs';
import type { Resources } from '../shared/footprint';
import { protect } from '../shared/protect';
import type { PodPort, Workload } from '../shared/workload';
import { Collector } from './collector';

/** What a profile decides about Jaeger. */
export interface JaegerSize {
  readonly resources: Resources;
  /** So many of the latest traces in memory; or, in Badger on a volume, all that are younger than `retention`, e.g. `72h`. */
  readonly traces: { readonly most: number } | { readonly volume: string; readonly retention: string };
}

export interface JaegerProps {
  readonly size: JaegerSize;
  readonly storageClass: string;
  readonly image: string;
}

const directory = '/badger';

/**
 * Keeps traces and shows them: Jaeger 2, which is a collector with a user interface. Always one pod, as neither Badger nor memory
 * is shared. The operator knows no probe for it.
 */
export class Jaeger extends Construct {
  readonly pods: Workload;
  /** Takes traces, by OTLP over gRPC. */
  readonly otlp: PodPort = { port: 4317 };
  /** `host:port` of the Service behind that. */
  readonly target: string;
  /** Name of the user interface's Service. */
  readonly service: string;
  /** DNS name of the user interface's Service. */
  readonly host: string;
  /** The user interface: plain HTTP, without a login. */
  readonly ui: PodPort = { port: 16686 };

  /** @param id name of the custom resource */
  constructor(scope: Construct, id: string, { size, storageClass, image }: JaegerProps) {
    super(scope, id);
    const { traces, resources } = size;
    const kept = 'volume' in traces;
    const collector = new Collector(this, id, {
      image,
      replicas: 1,
      resources,
      config: config(this, traces),
      phase: 'data',
      job: 'jaeger',
      volume: kept ? { mountPath: directory, size: traces.volume, storageClass } : undefined,
    });
    this.pods = collector.pods;
    this.target = `${collector.host}:${String(this.otlp.port)}`;
    this.service = `${id}-collector-extension`;
    this.host = `${this.service}.${this.pods.namespace}.svc`;
    if (kept) protect(this);
  }
}

function config({ otlp, ui }: Pick<Jaeger, 'otlp' | 'ui'>, traces: JaegerSize['traces']) {
  return {
    extensions: {
      jaeger_storage: { backends: { main: backend(traces) } },
      jaeger_query: {
        storage: { traces: 'main' },
        http: { endpoint: on(ui) },
        grpc: { endpoint: on({ port: 16685 }) },
      },
    },
    receivers: { otlp: { protocols: { grpc: { endpoint: on(otlp) } } } },
    processors: { batch: { timeout: '1s' } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'main' } },
    service: {
      extensions: ['jaeger_storage', 'jaeger_query'],
      pipelines: { traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] } },
    },
  };
}

function backend(traces: JaegerSize['traces']): object {
  if ('most' in traces) return { memory: { max_traces: traces.most } };
  return {
    badger: {
      directories: { keys: `${directory}/keys`, values: `${directory}/values` },
      ephemeral: false,
      ttl: { spans: traces.retention },
    },
  };
}

const on = ({ port }: PodPort) => `0.0.0.0:${String(port)}`;
