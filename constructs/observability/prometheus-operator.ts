import { Construct } from 'constructs';
import type { KubePrometheusStackValues } from '../../imports/values/kube-prometheus-stack';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

export interface PrometheusOperatorProps {
  /** kube-prometheus-stack, from the catalogue; its CRDs must be there before. */
  readonly chart: HelmReleaseProps<object>['chart'];
}

/** What the chart's rules and dashboards take for the beginning of the servers' jobs. */
export const jobPrefix = 'monitoring';

const operator: Resources = { requests: { cpu: '20m', memory: '96Mi' }, limits: { memory: '512Mi' } };
const kubeState: Resources = { requests: { cpu: '10m', memory: '96Mi' }, limits: { memory: '512Mi' } };

/** Beside each Prometheus and each Alertmanager: tells it that its configuration changed. */
export const reloader: Resources = { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '128Mi' } };

/**
 * Prometheus' operator, what counts the objects of Kubernetes, and the rules and monitors for Kubernetes itself. The servers are
 * resources of ours. It has no webhook: `promtool` looks at the rules before they get here.
 */
export class PrometheusOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart }: PrometheusOperatorProps) {
    super(scope, id);
    new HelmRelease<KubePrometheusStackValues>(this, 'chart', {
      chart,
      releaseName: jobPrefix,
      values,
      clusterScopedKinds: ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
      pods: [
        { workload: `${jobPrefix}-operator`, replicas: 1, containers: [operator] },
        { workload: `${jobPrefix}-kube-state-metrics`, replicas: 1, containers: [kubeState] },
      ],
    });
    this.pods = new Workload(this, 'operator', {
      name: `${jobPrefix}-operator`,
      podLabels: { app: 'kube-prometheus-stack-operator', release: jobPrefix },
      metrics: [{ job: `${jobPrefix}-operator`, port: 8080, monitored: true }],
    });
    this.pods.allowToKubernetesApi();
    const kubeStateMetrics = new Workload(this, 'kube-state-metrics', {
      name: `${jobPrefix}-kube-state-metrics`,
      podLabels: { 'app.kubernetes.io/name': 'kube-state-metrics', 'app.kubernetes.io/instance': jobPrefix },
      metrics: [{ job: 'kube-state-metrics', port: 8080, monitored: true }],
    });
    kubeStateMetrics.allowToKubernetesApi();
  }
}

const off = { enabled: false };

const values: KubePrometheusStackValues = {
  fullnameOverride: jobPrefix,
  crds: off,
  prometheus: off,
  alertmanager: off,
  grafana: off,
  nodeExporter: off,
  // Many clusters do not let anybody ask them, and CoreDNS wants a Service in kube-system.
  ...{ kubeEtcd: off, kubeScheduler: off, kubeControllerManager: off, kubeProxy: off, coreDns: off },
  defaultRules: {
    rules: {
      etcd: false,
      kubeControllerManager: false,
      kubeProxy: false,
      kubeSchedulerAlerting: false,
      kubeSchedulerRecording: false,
      windows: false,
    },
  },
  'kube-state-metrics': { resources: kubeState, collectorsExclude: ['secrets'] },
  prometheusOperator: {
    admissionWebhooks: off,
    // Without a webhook it needs no certificate.
    tls: off,
    // Endpoints are on their way out of Kubernetes.
    kubeletEndpointSliceEnabled: true,
    kubeletEndpointsEnabled: false,
    resources: operator,
    prometheusConfigReloader: { resources: reloader },
  },
};
