import { Construct } from 'constructs';
import type { EckOperatorValues } from '../../imports/values/eck-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

// The chart's CPU limit stays unless it is named.
const resources: Resources = { requests: { cpu: '50m', memory: '150Mi' }, limits: { memory: '512Mi', cpu: '1' } };

const metrics = { job: 'eck-operator', port: 8080 };

/** Elastic's operator for Elasticsearch and Kibana. It draws the certificate of its webhook itself. */
export class EckOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<EckOperatorValues>(this, 'chart', {
      chart,
      values: {
        replicaCount: replicas,
        resources,
        // What the level `restricted` asks for beyond the chart's own settings.
        podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        telemetry: { disabled: true },
        // Off unless it has a port.
        config: { metrics: { port: String(metrics.port) } },
        ...(replicas > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {}),
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      ],
      pods: [{ workload: 'elastic-operator', replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'elastic-operator', 'app.kubernetes.io/instance': chart.name },
      metrics: [metrics],
    });
    this.pods.allowToKubernetesApi();
    this.pods.allowFromAnywhere([{ port: 9443 }]);
  }
}
