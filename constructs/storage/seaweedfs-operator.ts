import { Construct } from 'constructs';
import type { SeaweedfsOperatorValues } from '../../imports/values/seaweedfs-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi', cpu: '500m' } };

/** The operator of SeaweedFS. Its webhook's certificate comes from cert-manager: the alternative is hooks with old images. */
export class SeaweedfsOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<SeaweedfsOperatorValues>(this, 'chart', {
      chart,
      values: {
        replicaCount: replicas,
        webhook: { enabled: true, certManager: { enabled: true } },
        resources,
        // All that the level `restricted` asks for beyond the chart's own settings.
        podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        grafanaDashboard: { enabled: false },
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'admissionregistration.k8s.io/MutatingWebhookConfiguration',
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      ],
      pods: [{ workload: 'seaweedfs-operator', replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'seaweedfs-operator', 'app.kubernetes.io/instance': chart.name },
      metrics: [{ job: 'seaweedfs-operator', port: 8080 }],
    });
    this.pods.allowToKubernetesApi();
    this.pods.allowFromAnywhere([{ port: 9443 }]);
  }
}
