import { Construct } from 'constructs';
import type { MetricsServerValues } from '../../imports/values/metrics-server';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Issuer } from '../security/certificate-authority';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

export interface MetricsServerProps extends OperatorProps {
  /** Who signs its certificate: the API server believes nobody else. A ClusterIssuer. */
  readonly issuer: Issuer;
}

// What 100 nodes need is the chart's default.
const resources: Resources = { requests: { cpu: '20m', memory: '96Mi' }, limits: { memory: '400Mi' } };

/** Of the pods, as of the kubelets. */
const https = { port: 10250 };

/**
 * metrics-server: asks all kubelets what pods use, and answers `metrics.k8s.io` for the API server: to autoscalers and to
 * `kubectl top`. There can be one in a cluster; GKE, AKS, k3s and others bring theirs.
 */
export class MetricsServer extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas, issuer }: MetricsServerProps) {
    super(scope, id);
    // The chart's name for whatever it makes.
    const name = 'metrics-server';
    const podLabels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
    new HelmRelease<MetricsServerValues>(this, 'chart', {
      chart,
      releaseName: name,
      values: { ...values(issuer), ...(replicas > 1 && several(replicas, podLabels)) },
      clusterScopedKinds: [
        'apiregistration.k8s.io/APIService',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      // There lies what an aggregated API server checks its callers with, and the right to read it.
      otherNamespaces: ['kube-system'],
      pods: [{ workload: name, replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'pods', { name, podLabels });
    this.pods.allowToKubernetesApi();
    this.pods.allowToAnywhere([https]);
    // The API server is what calls.
    this.pods.allowFromAnywhere([https]);
  }
}

function values({ leaf: { issuerRef } }: Issuer): MetricsServerValues {
  return {
    // Kubelets sign their certificates themselves, unless somebody approves those that they ask the cluster for.
    args: ['--kubelet-insecure-tls'],
    resources,
    apiService: { insecureSkipTLSVerify: false },
    // An issuer that is there: the chart's own would never be in sync.
    tls: {
      type: 'cert-manager',
      certManager: { existingIssuer: { enabled: true, kind: issuerRef.kind, name: issuerRef.name } },
    },
  };
}

const several = (replicas: number, matchLabels: Readonly<Record<string, string>>): MetricsServerValues => ({
  replicas,
  podDisruptionBudget: { enabled: true, minAvailable: 1 },
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels },
    },
  ],
});
