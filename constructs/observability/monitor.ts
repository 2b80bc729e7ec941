import { Construct } from 'constructs';
import {
  PodMonitor,
  PodMonitorSpecPodMetricsEndpointsRelabelingsAction,
  PodMonitorSpecPodMetricsEndpointsScheme,
} from '../../imports/monitoring.coreos.com';
import type {
  PodMonitorSpecPodMetricsEndpoints,
  PodMonitorSpecPodMetricsEndpointsRelabelings,
} from '../../imports/monitoring.coreos.com';
import { Edge } from '../shared/edge';
import { labels } from '../shared/labels';
import type { Metrics, MetricsTls } from '../shared/metrics';
import type { Workload } from '../shared/workload';

export interface MonitorProps {
  /** What is measured. */
  readonly pods: Workload;
  readonly metrics: Metrics;
  /** What measures. */
  readonly prometheus: Workload;
}

/** Lets Prometheus measure pods: tells it where to ask, and opens exactly that port to it. */
export class Monitor extends Construct {
  constructor(scope: Construct, id: string, { pods, metrics, prometheus }: MonitorProps) {
    super(scope, id);
    const { job, port, monitored = false } = metrics;
    if (!monitored) {
      const name = `${pods.name}-${String(port)}`;
      new PodMonitor(this, 'monitor', {
        metadata: { name, labels: labels({ name: job, instance: name, component: 'monitor' }) },
        spec: { selector: { matchLabels: { ...pods.podLabels } }, podMetricsEndpoints: [endpoint(metrics)] },
      });
    }
    new Edge(this, 'edge', { client: prometheus, server: pods, ports: [{ port }], protocol: 'metrics' });
  }
}

function endpoint({ job, port, path = '/metrics', undeclared = false, tls }: Metrics) {
  // Without a port Prometheus takes the pod for one target for each port that it declares, or for one if it declares none.
  const action = PodMonitorSpecPodMetricsEndpointsRelabelingsAction.REPLACE;
  const address = { sourceLabels: ['__meta_kubernetes_pod_ip'], targetLabel: '__address__' };
  const relabelings: PodMonitorSpecPodMetricsEndpointsRelabelings[] = [
    ...(undeclared ? [{ action, ...address, replacement: `$1:${String(port)}` }] : []),
    { action, targetLabel: 'job', replacement: job },
  ];
  return {
    ...(undeclared ? {} : { portNumber: port }),
    path,
    relabelings,
    ...(tls === undefined ? {} : withCertificate(tls)),
  } satisfies PodMonitorSpecPodMetricsEndpoints;
}

function withCertificate({ secretName: name, serverName }: MetricsTls) {
  return {
    scheme: PodMonitorSpecPodMetricsEndpointsScheme.HTTPS,
    tlsConfig: {
      serverName,
      ca: { secret: { name, key: 'ca.crt' } },
      cert: { secret: { name, key: 'tls.crt' } },
      keySecret: { name, key: 'tls.key' },
    },
  };
}
