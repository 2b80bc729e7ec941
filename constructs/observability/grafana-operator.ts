import { Construct } from 'constructs';
import type { GrafanaOperatorValues } from '../../imports/values/grafana-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '10m', memory: '96Mi' }, limits: { memory: '256Mi' } };

/** Grafana's operator: data sources and dashboards become custom resources. */
export class GrafanaOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<GrafanaOperatorValues>(this, 'chart', {
      chart,
      values: {
        replicas,
        resources,
        enforceCacheLabels: 'safe',
        // What the level `restricted` asks for beyond the chart's own settings.
        podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: chart.name, replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'grafana-operator', 'app.kubernetes.io/instance': chart.name },
      metrics: [{ job: 'grafana-operator', port: 9090 }],
    });
    this.pods.allowToKubernetesApi();
  }
}
