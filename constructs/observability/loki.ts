import { Construct } from 'constructs';
import type { LokiValues } from '../../imports/values/loki';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';
import type { Bucket } from '../storage/bucket';
import { lokiValues } from './loki-values';

/** What a profile decides about Loki. */
export interface LokiSize {
  /** Pods: 1, or 3, each of which has a copy of what is not yet in the bucket. */
  readonly replicas: 1 | 3;
  readonly resources: Resources;
  /** Size of each pod's volume: the log of what is not yet in the bucket, and the index. */
  readonly volume: string;
  /** Days after which logs go; at least 1. */
  readonly retentionDays: number;
}

export interface LokiProps {
  /** Its chart, from the catalogue. */
  readonly chart: HelmReleaseProps<object>['chart'];
  readonly size: LokiSize;
  readonly storageClass: string;
  /** Where logs and their index are kept. */
  readonly bucket: Bucket;
}

const http = { port: 3100 };

/**
 * Loki, all of it in each pod, on object storage. It asks nobody who they are: the policy says who may write and read. Without
 * the chart's gateway, whose routes nothing here needs.
 */
export class Loki extends Construct {
  readonly pods: Workload;
  /** `http://host:port`, for writing and for reading. */
  readonly url: string;
  readonly port = http;

  constructor(scope: Construct, id: string, props: LokiProps) {
    super(scope, id);
    const { chart, size, bucket } = props;
    if (size.retentionDays < 1) {
      throw new Error(
        `'retentionDays' must be at least 1, got ${String(size.retentionDays)}: 0 would keep logs forever`,
      );
    }
    const { replicas, resources, volume } = size;
    new HelmRelease<LokiValues>(this, 'chart', {
      chart,
      values: lokiValues(props),
      clusterScopedKinds: [],
      pods: [{ workload: 'loki', replicas, apart: true, containers: [resources], volumes: [volume] }],
    });
    const podLabels = {
      'app.kubernetes.io/name': 'loki',
      'app.kubernetes.io/instance': chart.name,
      'app.kubernetes.io/component': 'single-binary',
    };
    this.pods = new Workload(this, 'pods', { name: 'loki', podLabels, metrics: [{ job: 'loki', ...http }] });
    this.url = `http://loki.${this.pods.namespace}.svc:${String(http.port)}`;
    const members = [http, { port: 9095 }, { port: 7946 }];
    new Edge(this, 'members', { client: this.pods, server: this.pods, ports: members, protocol: 'loki' });
    const { gateway, port } = bucket.store;
    new Edge(this, 'chunks', { client: this.pods, server: gateway, ports: [port], protocol: 's3' });
  }
}
