import { Construct } from 'constructs';
import type { KubePrometheusStackValues } from '../../imports/values/kube-prometheus-stack';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import type { Resources } from '../shared/footprint';

export interface NodeExporterProps {
  /** kube-prometheus-stack, from the catalogue: it brings the exporter that its rules know. */
  readonly chart: HelmReleaseProps<object>['chart'];
  /** How many nodes the profile has. */
  readonly nodes: number;
}

const resources: Resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } };

/** Measures the machines, from within their own network: no policy applies to it, and nobody but Prometheus looks for it. */
export class NodeExporter extends Construct {
  constructor(scope: Construct, id: string, { chart, nodes }: NodeExporterProps) {
    super(scope, id);
    const releaseName = 'node-exporter';
    new HelmRelease<KubePrometheusStackValues>(this, 'chart', {
      chart,
      releaseName,
      values,
      clusterScopedKinds: [],
      pods: [
        {
          workload: `${releaseName}-prometheus-node-exporter`,
          replicas: nodes,
          daemon: true,
          containers: [resources],
        },
      ],
    });
  }
}

const off = { enabled: false };

/** Of the whole chart only the exporter: the rest is installed elsewhere, or not at all. */
const values: KubePrometheusStackValues = {
  fullnameOverride: 'node-exporter',
  crds: off,
  defaultRules: { create: false },
  ...{ prometheus: off, alertmanager: off, grafana: off, prometheusOperator: off, kubeStateMetrics: off },
  ...{ kubeApiServer: off, kubelet: off, coreDns: off, kubeDns: off },
  ...{ kubeEtcd: off, kubeScheduler: off, kubeControllerManager: off, kubeProxy: off },
  'prometheus-node-exporter': { resources },
};
