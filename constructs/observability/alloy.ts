import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Construct } from 'constructs';
import type { AlloyValues } from '../../imports/values/alloy';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';
import type { Loki } from './loki';

export interface AlloyProps {
  /** Its chart, from the catalogue. */
  readonly chart: HelmReleaseProps<object>['chart'];
  /** Where the logs go. */
  readonly loki: Loki;
  /** Nodes of the cluster: on each runs one that reads the logs of its pods. */
  readonly nodes: number;
}

const resources: Resources = { requests: { cpu: '20m', memory: '96Mi' }, limits: { memory: '256Mi' } };

/**
 * Grafana Alloy: sends what the pods of its node say to Loki. It reads through the Kubernetes API, not from the node's disk, and
 * so needs neither root nor a host path: its pods fit `restricted`. It may read the logs of all pods, and nothing else of them.
 */
export class Alloy extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, loki, nodes }: AlloyProps) {
    super(scope, id);
    new HelmRelease<AlloyValues>(this, 'chart', {
      chart,
      values: values(loki),
      clusterScopedKinds: ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
      pods: [{ workload: chart.name, replicas: nodes, daemon: true, containers: [resources] }],
    });
    const podLabels = { 'app.kubernetes.io/name': 'alloy', 'app.kubernetes.io/instance': chart.name };
    this.pods = new Workload(this, 'pods', { name: chart.name, podLabels, metrics: [{ job: 'alloy', port: 12345 }] });
    this.pods.allowToKubernetesApi();
    new Edge(this, 'logs', { client: this.pods, server: loki.pods, ports: [loki.port], protocol: 'loki' });
  }
}

function values(loki: Loki): AlloyValues {
  const content = readFileSync(path.join(__dirname, 'config.alloy'), 'utf8');
  return {
    // PodLogs, which nothing here reads.
    crds: { create: false },
    alloy: {
      configMap: { content },
      enableReporting: false,
      extraEnv: [{ name: 'LOKI_URL', value: loki.url }],
      resources,
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        runAsNonRoot: true,
        // The user of the image.
        runAsUser: 473,
        runAsGroup: 473,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    },
    // Another configuration makes other pods, which costs less than one more container on each node that watches for it.
    configReloader: { enabled: false },
    controller: { podAnnotations: { 'checksum/config': createHash('sha256').update(content).digest('hex') } },
    rbac: {
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
      clusterRules: [{ apiGroups: [''], resources: ['pods/log'], verbs: ['get'] }],
    },
  };
}
